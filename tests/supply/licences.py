"""Holds every installed distribution against the licences that are allowed, and names what nobody has decided on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

from boolean import Expression
from license_expression import ExpressionError, get_spdx_licensing
from packaging.utils import canonicalize_name

RULES = Path(__file__).with_suffix(".toml")
OURS = "finetune-advisor"
LONGEST_NAME = 60
"""Characters of a licence's name; some metadata give its whole text instead."""


@dataclass(frozen=True)
class Rules:
    """What is allowed, other names for it, and by package the licence that is allowed for it alone, with the reason."""

    allowed: frozenset[str]
    same: Mapping[str, str]
    alone: Mapping[str, Mapping[str, str]]

    @classmethod
    def read(cls, path: Path = RULES) -> Rules:
        """The rules in a file."""
        told: dict[str, Any] = tomllib.loads(path.read_text())
        return cls(frozenset(told.pop("allowed")), told.pop("same"), told)


def licence_of(distribution: Distribution) -> str:
    """What the metadata call the licence: an SPDX expression, else classifiers, else a name; "" where they do not."""
    metadata = distribution.metadata
    if expression := metadata.get("License-Expression"):
        return expression
    classifiers = (own for own in metadata.get_all("Classifier") or () if own.startswith("License ::"))
    if names := [own.rpartition(" :: ")[2] for own in classifiers]:
        return " AND ".join(names)
    name = metadata.get("License") or ""
    return name.strip() if len(name) <= LONGEST_NAME else ""


def objections(distributions: Iterable[Distribution], rules: Rules) -> Iterator[str]:
    """A line for each distribution whose licence is not allowed."""
    for distribution in distributions:
        name, licence = canonicalize_name(distribution.name), licence_of(distribution)
        alone = rules.alone.get(name)
        well = alone["licence"] == licence if alone else _allowed(licence, rules)
        if name != OURS and not well:
            yield f"{name} {distribution.version} is under {licence or 'no licence that its metadata name'}"


def _allowed(licence: str, rules: Rules) -> bool:
    """Whether an expression needs no licence but allowed ones: one side of an OR is enough."""
    name = rules.same.get(licence, licence)
    if name in rules.allowed or all(part in rules.allowed for part in name.split(" AND ")):
        return True
    try:
        parsed = get_spdx_licensing().parse(name, validate=True)
    except ExpressionError:
        return False
    return parsed is not None and _holds(parsed, rules)


def _holds(node: Expression, rules: Rules) -> bool:
    parts = [_holds(part, rules) for part in node.args]
    match type(node).__name__:
        case "AND":
            return all(parts)
        case "OR":
            return any(parts)
        case _:
            return str(node) in rules.allowed
