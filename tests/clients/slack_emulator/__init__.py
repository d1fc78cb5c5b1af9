"""A talk with the advisor through `emulate`, a Slack that nobody of this project wrote."""
