"""Lets each message in once, in order, and never leaves it unanswered."""
