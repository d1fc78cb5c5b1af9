"""Secrets that no setting gave: made once, and kept with the data that they are for."""

from __future__ import annotations

import secrets

from bot.stores.calls import command
from bot.stores.client import Client
from bot.stores.keys import secret
from bot.stores.pipeline import Lane

LENGTH = 32


async def kept_secret(client: Client, name: str) -> bytes:
    """The secret of that name, the same for every process on this store. Raises StoreUnavailable."""
    key = secret(name)
    made = command("SET", key, secrets.token_bytes(LENGTH), "NX")
    _, found = await Lane(client).run(made, command("GET", key))
    return bytes(found)
