"""What a server can be asked: a command or a script, as a value that knows in which hash slot it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha1
from typing import Any

from redis.crc import key_slot

Word = str | bytes | int | float
StoreAnswer = Any
"""What a call gives: as redis-py tells a command's answer; for a script bytes, int, None or a list of them."""


@dataclass(frozen=True, slots=True)
class Call:
    """One run of a command or script, word by word. All its keys are in one hash slot, and one of them is `key`."""

    words: tuple[Word, ...]
    key: str
    script: Script | None = None

    @property
    def slot(self) -> int:
        """Its hash slot in a cluster."""
        return key_slot(self.key.encode())


@dataclass(frozen=True)
class Script:
    """One Lua script."""

    source: str

    @cached_property
    def sha(self) -> str:
        """The name that a server gives the script."""
        return sha1(self.source.encode(), usedforsecurity=False).hexdigest()

    def call(self, *, keys: Sequence[str], args: Sequence[str | bytes | int]) -> Call:
        """One run of the script."""
        return Call(("EVALSHA", self.sha, len(keys), *keys, *args), keys[0] if keys else "", self)


def command(name: str, key: str, *args: Word) -> Call:
    """One run of a command whose first argument is its one key. It may be repeated, also late, like every script."""
    return Call((name, key, *args), key)
