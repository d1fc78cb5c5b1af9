"""Which of the answers shown a reply names by a word of its own: "the character one", "the letters"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from advisor.reading.sides import unnegated
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
    found = _with_words_of(text, slot, tuple(bands), shared_by=1)
    return found[0] if len(found) == 1 else None


def nearest(text: str, slot: Slot) -> tuple[str, ...]:
    """The one or two bands of whose labels folded `text` has a word that hardly any other has; else none."""
    bands = tuple(band.id for band in slot.bands)
    found = _with_words_of(text, slot, bands, shared_by=1) or _with_words_of(text, slot, bands, shared_by=2)
    return found if len(found) <= 2 else ()


def _with_words_of(text: str, slot: Slot, bands: tuple[str, ...], *, shared_by: int) -> tuple[str, ...]:
    own = {band: _stems(slot.band(band).label) for band in bands}
    shared = Counter(stem for stems in own.values() for stem in stems)
    said = _stems(unnegated(text))
    return tuple(band for band, stems in own.items() if any(shared[stem] <= shared_by for stem in stems & said))


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold()) if word not in _COMMON)


def _stem(word: str) -> str:
    return next((word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 4), word)
