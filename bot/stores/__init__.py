"""Keeps sessions and enquiries where they outlive the process."""
