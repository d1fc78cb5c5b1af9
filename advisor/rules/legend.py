"""Conditions by name, for whoever reads the table: what several rows share is spelt out once, in a legend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import assert_never

from advisor.rules import behaviour, caps, gates, material, needs, saving, simple, sized, steps
from advisor.rules.conditions import AllOf, AnyOf, Condition, Is

PLAIN = 40
"""Characters of a condition that is as quickly read as any name for it."""
_ROOMS = (needs, simple, saving, behaviour, material, gates, caps, sized, steps)


def _named(room: ModuleType) -> Iterator[tuple[Condition, str]]:
    for name, value in vars(room).items():
        if name.isupper() and isinstance(value, Is | AllOf | AnyOf) and len(str(value)) > PLAIN:
            yield value, name


NAMES: Mapping[Condition, str] = {condition: name for room in _ROOMS for condition, name in _named(room)}
"""Every condition that the table's modules name, but for those that say it as shortly themselves."""


def legend() -> tuple[tuple[str, str], ...]:
    """Each name with what it stands for, which may use other names."""
    return tuple((name, described(condition, but=name)) for condition, name in NAMES.items())


def described(condition: Condition, *, but: str = "") -> str:
    """The condition in words, by names where it or its parts have one; `but` is not to be used."""
    name = NAMES.get(condition)
    if name and name != but:
        return name
    match condition:
        case Is():
            return str(condition)
        case AllOf(parts):
            return " and ".join(_enclosed(parts, AllOf, AnyOf, but)) or "always"
        case AnyOf(parts):
            return " or ".join(_enclosed(parts, AnyOf, AllOf, but)) or "never"
        case _:
            assert_never(condition)


def _enclosed(
    parts: tuple[Condition, ...], alike: type[AllOf | AnyOf], other: type[AllOf | AnyOf], but: str
) -> Iterator[str]:
    """The parts in words; several that together have a name, as AND and OR are flat, are said by it."""
    left = list(parts)
    for condition, name in NAMES.items():
        if name != but and isinstance(condition, alike) and set(condition.parts) <= set(left):
            yield name
            left = [part for part in left if part not in condition.parts]
    for part in left:
        text = described(part, but=but)
        yield f"({text})" if isinstance(part, other) and part not in NAMES else text
