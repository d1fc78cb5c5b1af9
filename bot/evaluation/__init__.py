"""Measured judgement: real enquiries held as conversations, and scored against experts' verdicts."""
