"""Holds a conversation: a session and a message in, the next session and a move out. Pure, as all of the core."""
