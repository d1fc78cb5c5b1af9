"""A store in memory that runs the real Lua scripts by a virtual clock; `test_lua_server.py` holds it to the real one.

It knows the commands that the scripts call, and no other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from hashlib import sha1
from typing import Any

from lupa.lua51 import LuaRuntime
from redis.exceptions import NoScriptError, ResponseError

from tests.simulation.commands import COMMANDS, Data

Value = Any
"""What goes in and out of Lua and its scripts."""

EPOCH = 1_767_225_600
"""The server's clock when the virtual one is at 0."""


class LuaServer:
    """The data and the scripts; `now` tells the virtual time.

    `rewritten` gives other sources for some scripts, by their own: that is how a guard is taken out.
    """

    def __init__(self, now: Callable[[], float], rewritten: Mapping[str, str] | None = None) -> None:
        self.data = Data(lambda: EPOCH + now())
        self.pushed: list[tuple[bytes, bytes]] = []
        self._rewritten = rewritten or {}
        self._known: dict[bytes, str] = {}

    def load(self, source: str) -> None:
        """Know the script by its digest from now on."""
        digest = sha1(source.encode(), usedforsecurity=False).hexdigest().encode()
        self._known[digest] = self._rewritten.get(source, source)

    def evalsha(self, digest: str, number: int, *words: str | bytes | int) -> Value:
        """What the script gives, as a client gets it. Raises NoScriptError and ResponseError."""
        source = self._known.get(digest.encode())
        if source is None:
            raise NoScriptError("No matching script.")
        sent = [word if isinstance(word, bytes) else str(word).encode() for word in words]
        return _run(source, self._call, sent[:number], sent[number:])

    def _call(self, name: bytes, *words: bytes | int | float) -> Value:
        sent = [word if isinstance(word, bytes) else _number(word) for word in words]
        if name in (b"RPUSH", b"LINSERT"):
            self.pushed += [(sent[0], value) for value in (sent[1:] if name == b"RPUSH" else sent[-1:])]
        return _to_lua(COMMANDS[name.decode()](self.data, *sent))


@cache
def _lua() -> LuaRuntime:
    """One for all servers, with whatever a server's Lua has that a script of ours uses."""
    lua = LuaRuntime(encoding=None, register_eval=False)
    lua.globals()[b"cjson"] = lua.table_from({b"decode": lambda text: _to_lua(json.loads(text))})
    return lua


@cache
def _compiled(source: str) -> Value:
    return _lua().eval(f"function(call, KEYS, ARGV) local redis = {{call = call}} {source} end".encode())


def _run(source: str, call: Callable[..., Value], keys: Sequence[bytes], args: Sequence[bytes]) -> Value:
    lua = _lua()
    try:
        return _to_client(_compiled(source)(call, lua.table_from(keys), lua.table_from(args)))
    except (ValueError, TypeError) as error:
        raise ResponseError(str(error)) from error


def _number(number: int | float) -> bytes:
    return b"%d" % number if number == int(number) else repr(number).encode()


def _to_lua(value: Value) -> Value:
    """A reply or a value of JSON as Lua sees it: nothing is false, and so is what a list lacks."""
    match value:
        case None:
            return False
        case str():
            return value.encode()
        case dict():
            return _lua().table_from({key.encode(): _to_lua(item) for key, item in value.items()})
        case list():
            return _lua().table_from([_to_lua(item) for item in value])
    return value


def _to_client(value: Value) -> Value:
    """What a script gave as it comes over the wire: a table ends at its first nil, a number loses its fraction."""
    if value is None or value is False:
        return None
    if value is True:
        return 1
    if isinstance(value, int | float):
        return int(value)
    if isinstance(value, bytes):
        return value
    found = []
    while (item := value[len(found) + 1]) is not None:
        found.append(_to_client(item))
    return found
