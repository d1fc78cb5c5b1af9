"""What can go wrong, row by row: each fault meets a seeded stream of messages, and what became of them is counted."""
