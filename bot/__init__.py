"""Where the advisor meets people: platforms, stores and the command line around the pure core."""
