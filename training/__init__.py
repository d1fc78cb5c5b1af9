"""What the built-in reader learns from, and how: data in plain text, and one command that makes the heads of it."""
