"""A world where processes, a store and a platform live by a virtual clock, and every run follows from its seed."""
