"""Talks with chat clients that nobody here wrote; run by `make test-clients`."""
