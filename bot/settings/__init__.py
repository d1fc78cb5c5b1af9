"""Reads the environment once; what is missing or wrong stops the start with one message that names all of it."""
