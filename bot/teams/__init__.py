"""Translates Teams: activities to messages, replies to Adaptive Cards."""
