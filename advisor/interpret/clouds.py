"""Which cloud is meant, where the words for where a model may run name one: "has to be azure"."""

from __future__ import annotations

import re

from advisor.interpret.normalise import fold
from advisor.interpret.sides import undenied
from advisor.slots.provider import CLOUDS

_NAMED = {
    "azure": re.compile(r"\bazure\b|\bmicrosoft\b"),
    "aws": re.compile(r"\baws\b|\bbedrock\b|\bamazon\b"),
    "google": re.compile(r"\bgoogle\b|\bvertex\b|\bgcp\b"),
}


def clouds_named(words: str) -> tuple[str, ...]:
    """The clouds that the words name and do not say no to; none where they name all of them, or none."""
    text = undenied(fold(words).text)
    found = tuple(cloud for cloud, pattern in _NAMED.items() if pattern.search(text))
    return found if len(found) < len(CLOUDS) else ()
