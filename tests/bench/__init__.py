"""Measurements for people to run by hand; no test depends on them."""
