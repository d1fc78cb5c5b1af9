"""A bot on Vercel's Chat SDK, to be put through the same faults as the advisor."""
