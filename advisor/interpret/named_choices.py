"""Which of the answers shown a reply names by a word of its own: "the character one", "the letters"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from advisor.interpret.sides import unnegated
from advisor.slots import Slot

_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    {
        "what", "that", "this", "with", "from", "have", "into", "your", "them", "they", "their", "over", "more", "than",
        "only", "just", "like", "some", "does", "doing", "done", "make", "made", "making", "good", "well", "work",
        "works", "working", "thing", "things", "something", "nothing", "text", "texts", "write", "right", "wrong",
        "time", "model", "question", "questions", "answer", "answers", "data", "need", "needs", "keep", "know", "knows",
        "hardly", "still", "month", "year", "years", "every", "once", "quite", "really", "would", "could", "about",
    }
)  # fmt: skip
"""Words that name nothing, or anything."""
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s", "y", "e")


def named(text: str, slot: Slot, bands: Iterable[str]) -> str | None:
    """Of these bands, the one of whose label folded `text` has a word that no other of them has; None if not one."""
    own = {band: _stems(slot.band(band).label) for band in bands}
    shared = Counter(stem for stems in own.values() for stem in stems)
    said = _stems(unnegated(text))
    found = [band for band, stems in own.items() if any(shared[stem] == 1 for stem in stems & said)]
    return found[0] if len(found) == 1 else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold()) if word not in _COMMON)


def _stem(word: str) -> str:
    return next((word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 4), word)
