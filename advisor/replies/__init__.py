"""A move into a reply: which blocks, in which order, in which words. Nothing is decided here."""
