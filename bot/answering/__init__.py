"""Answers a message: reads it, takes the turn, puts it into words, and keeps out of the core who asked."""
