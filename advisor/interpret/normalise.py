"""Folds what people type into one plain form for matching, and keeps the way back to their exact words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 4_000
"""Characters of a message that are read. A longer one is cut at a word: no situation needs more to be told."""

LONGEST_QUOTE = 140
"""Characters of a quote."""

_SAME = str.maketrans(
    {"‘": "'", "’": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‐": "-"}
)
_LINE_ENDS = frozenset("\n\r\v\f\u2028\u2029\x85")


@dataclass(frozen=True, slots=True)
class Plain:
    """A message folded for matching: `text`, and for each of its characters its span in `original`."""

    original: str
    text: str
    spans: tuple[tuple[int, int], ...]

    def words(self, start: int, end: int) -> str:
        """The sender's own words behind `text[start:end]`, in one line."""
        spans = self.spans[start:end]
        return " ".join(self.original[spans[0][0] : spans[-1][1]].split()) if spans else ""

    def quote(self, start: int, end: int) -> str:
        """`words` as a quote."""
        return shortened(self.words(start, end))


def shortened(words: str) -> str:
    """The words as a quote: where they are too long, cut between two of them, with a sign that they go on."""
    words = words.strip()
    if len(words) <= LONGEST_QUOTE:
        return words
    whole, *_ = words[: LONGEST_QUOTE - 1].rsplit(maxsplit=1)
    return f"{whole}…"


@lru_cache(maxsize=16)
def fold(text: str) -> Plain:
    """`text` in NFKC and lower case, without invisible characters, whitespace runs made one; at most `LONGEST` long."""
    out: list[str] = []
    spans: list[tuple[int, int]] = []
    for piece, span in _pieces(text):
        for char in piece:
            if char in " \n" and out and out[-1] in " \n":
                out[-1] = "\n" if "\n" in (char, out[-1]) else " "
                continue
            out.append(char)
            spans.append(span)
        if len(out) >= LONGEST:
            break
    whole = "".join(out[:LONGEST])
    kept = max(whole.rfind(" "), whole.rfind("\n")) if len(out) >= LONGEST else len(whole)
    end = kept if kept > 0 else len(whole)
    return Plain(text, whole[:end], tuple(spans[:end]))


def _pieces(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each letter with the marks that combine with it, folded, and where it stands."""
    start = len(text) - len(text.lstrip())
    last = min(len(text), start + LONGEST + 1)
    while start < last:
        end = start + 1
        while end < last and unicodedata.combining(text[end]):
            end += 1
        yield _folded(text[start:end]), (start, end)
        start = end


@lru_cache(maxsize=4096)
def _folded(cluster: str) -> str:
    if cluster in _LINE_ENDS:
        return "\n"
    if cluster.isspace():
        return " "
    seen = "".join(char for char in cluster if unicodedata.category(char) not in ("Cf", "Cc"))
    plain = unicodedata.normalize("NFKC", seen).lower().translate(_SAME)
    return "".join(" " if char.isspace() else char for char in plain)
