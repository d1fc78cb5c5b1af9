"""Microsoft's Agents Playground: a Teams that needs no account."""
