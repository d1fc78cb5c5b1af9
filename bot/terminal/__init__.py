"""Translates the terminal: lines become messages, replies become text."""
