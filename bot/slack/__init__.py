"""Translates Slack: events to messages, replies to Block Kit."""
