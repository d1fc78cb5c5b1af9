"""Enquiries with experts' verdicts, and what readers noted of them; README.md says what is what."""
