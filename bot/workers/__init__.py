"""The processes that take turns, so that no turn ever keeps a message from being accepted."""
