"""Asks an independent implementation of the Messages API, run by make test-clients."""
