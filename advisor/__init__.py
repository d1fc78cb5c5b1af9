"""Should we fine-tune? Facts in, a verdict with its reasons out: no network, no clock, no chat platform, no model."""
