"""The commands that our scripts call, as Redis has them, on data in memory."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Any

Value = Any
"""What a key holds, or a command gives: bytes, numbers, None, or lists and dicts of them."""


class Data:
    """Keys with values and ends; what has ended is gone whenever somebody looks. `now` tells the server's time."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self._values: dict[bytes, Any] = {}
        self._ends: dict[bytes, float] = {}

    def get(self, key: bytes) -> Value:
        """The value, None where there is none."""
        if self._ends.get(key, inf) <= self.now():
            self.delete(key)
        return self._values.get(key)

    def put(self, key: bytes, value: Value) -> None:
        """Set the value; a list, hash or sorted set without elements is gone, and so is its end."""
        if value or isinstance(value, bytes):
            self._values[key] = value
        else:
            self.delete(key)

    def end(self, key: bytes, seconds: float | None) -> None:
        """Let the key end in so many seconds, or never."""
        self._ends.pop(key, None)
        if seconds is not None:
            self._ends[key] = self.now() + seconds

    def left(self, key: bytes) -> float | None:
        """Seconds until the key ends, None if it never does."""
        return self._ends[key] - self.now() if key in self._ends else None

    def delete(self, key: bytes) -> bool:
        """Whether there was a value."""
        self._ends.pop(key, None)
        return self._values.pop(key, None) is not None

    def present(self) -> list[bytes]:
        """Those that have a value."""
        return sorted(key for key in list(self._values) if self.get(key) is not None)


def _get(data: Data, key: bytes) -> Value:
    return data.get(key)


def _set(data: Data, key: bytes, value: bytes, *options: bytes) -> Value:
    named = iter(options)
    seconds = None
    for option in named:
        if option == b"NX" and data.get(key) is not None:
            return None
        if option in (b"EX", b"PX"):
            seconds = int(next(named)) / (1 if option == b"EX" else 1_000)
    data.put(key, value)
    data.end(key, seconds)
    return True


def _del(data: Data, *keys: bytes) -> int:
    return sum(data.get(key) is not None and data.delete(key) for key in keys)


def _exists(data: Data, *keys: bytes) -> int:
    return sum(data.get(key) is not None for key in keys)


def _expire(data: Data, key: bytes, seconds: bytes) -> int:
    if data.get(key) is None:
        return 0
    data.end(key, int(seconds))
    return 1


def _time(data: Data) -> list[bytes]:
    now = data.now()
    return [b"%d" % now, b"%d" % (now % 1 * 1_000_000)]


def _rpush(data: Data, key: bytes, *values: bytes) -> int:
    items = [*(data.get(key) or []), *values]
    data.put(key, items)
    return len(items)


def _linsert(data: Data, key: bytes, where: bytes, pivot: bytes, value: bytes) -> int:
    """Only before a pivot that is there."""
    items = list(data.get(key) or [])
    if where != b"BEFORE":
        raise ValueError("syntax error")
    items.insert(items.index(pivot), value)
    data.put(key, items)
    return len(items)


def _llen(data: Data, key: bytes) -> int:
    return len(data.get(key) or [])


def _lindex(data: Data, key: bytes, index: bytes) -> Value:
    items, at = data.get(key) or [], int(index)
    return items[at] if -len(items) <= at < len(items) else None


def _lrange(data: Data, key: bytes, first: bytes, last: bytes) -> list[bytes]:
    items = data.get(key) or []
    start, stop = (int(at) + len(items) if int(at) < 0 else int(at) for at in (first, last))
    return list(items[max(0, start) : stop + 1])


def _lrem(data: Data, key: bytes, count: bytes, value: bytes) -> int:
    """Only with a positive count, from the head on."""
    items, removed = list(data.get(key) or []), 0
    while removed < int(count) and value in items:
        items.remove(value)
        removed += 1
    if removed:
        data.put(key, items)
    return removed


def _hset(data: Data, key: bytes, *pairs: bytes) -> int:
    fields = data.get(key) or {}
    new = dict(zip(pairs[::2], pairs[1::2], strict=True))
    data.put(key, fields | new)
    return len(new.keys() - fields.keys())


def _hget(data: Data, key: bytes, field: bytes) -> Value:
    return (data.get(key) or {}).get(field)


def _hmget(data: Data, key: bytes, *fields: bytes) -> list[Any]:
    return [_hget(data, key, field) for field in fields]


def _zadd(data: Data, key: bytes, score: bytes, member: bytes) -> int:
    scores = data.get(key) or {}
    data.put(key, scores | {member: float(score)})
    return int(member not in scores)


def _zscore(data: Data, key: bytes, member: bytes) -> Value:
    score = (data.get(key) or {}).get(member)
    return None if score is None else _told(score)


def _zrem(data: Data, key: bytes, member: bytes) -> int:
    scores = data.get(key) or {}
    if member not in scores:
        return 0
    data.put(key, {name: score for name, score in scores.items() if name != member})
    return 1


def _zcount(data: Data, key: bytes, least: bytes, most: bytes) -> int:
    return len(_between(data, key, least, most))


def _zrangebyscore(data: Data, key: bytes, least: bytes, most: bytes, *options: bytes) -> list[bytes]:
    """With scores and a limit always."""
    if (options[0], options[1]) != (b"WITHSCORES", b"LIMIT"):
        raise ValueError("syntax error")
    offset, number = int(options[2]), int(options[3])
    chosen = _between(data, key, least, most)[offset : offset + number]
    return [word for score, member in chosen for word in (member, _told(score))]


def _between(data: Data, key: bytes, least: bytes, most: bytes) -> list[tuple[float, bytes]]:
    scores = data.get(key) or {}
    low, high = float(least.lstrip(b"(")), float(most.lstrip(b"("))
    found = ((score, member) for member, score in scores.items() if low <= score <= high)
    return sorted(pair for pair in found if not (least.startswith(b"(") and pair[0] == low))


def _told(score: float) -> bytes:
    return b"%.17g" % score


COMMANDS: dict[str, Callable[..., Value]] = {
    "GET": _get, "SET": _set, "DEL": _del, "EXISTS": _exists, "EXPIRE": _expire, "TIME": _time,
    "RPUSH": _rpush, "LINSERT": _linsert, "LLEN": _llen, "LINDEX": _lindex, "LRANGE": _lrange, "LREM": _lrem,
    "HSET": _hset, "HGET": _hget, "HMGET": _hmget,
    "ZADD": _zadd, "ZSCORE": _zscore, "ZREM": _zrem, "ZCOUNT": _zcount, "ZRANGEBYSCORE": _zrangebyscore,
}  # fmt: skip
"""Each takes the data and the words after its name, and gives bytes, int, True, None or a list of them."""
