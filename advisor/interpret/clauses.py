"""Cuts a message into clauses: as far as a "no", an "if" or a subject reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.interpret.normalise import Plain, fold

_SENTENCE_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bapprox)(?<!\bvs)[.!?]+(?=[\s)\"']|$)|[。！？;；]|\n")
_SUBJECT = (
    r"(?:we|i|it|they|our|my|the|there|this|that|these|nobody|no-one|no"
    r"|nothing|someone|somebody|staff|people|customers"
    r"|users|any|a|an|about|around|roughly|over|[0-9~]+|should|can|could|is|are|would|do|does|what|how|which)\b"
)
_VERB = r"(?:have|has|had|got|is|are|was|want|wants|need|needs|would like|should|can|know|do|does|looking|hoping)\b"
_CLAUSE_END = re.compile(
    r",?\s(?=(?:but|however|although|though|whereas|while|because|so that|except that)\s)"
    rf"|(?:,|:(?!\s[0-9~a]))\s(?=(?:and |or |so |then |yet |with )?{_SUBJECT})"
    rf"|,\s(?=and\s)|(?<![0-9]),?\s(?=and [0-9~])|,?\s(?=and (?![0-9~])(?:{_SUBJECT}|{_VERB}))|\s-+\s"
)


_LONGEST_CLAUSE = 400


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the folded text with where it starts, its sentence's number and whether that is a question."""

    text: str
    start: int
    sentence: int
    asks: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A message ready to be read: folded, and cut into clauses."""

    plain: Plain
    clauses: tuple[Clause, ...]

    def sentences(self) -> dict[int, str]:
        """The folded text of every sentence by its number."""
        by_number: dict[int, list[str]] = {}
        for clause in self.clauses:
            by_number.setdefault(clause.sentence, []).append(clause.text)
        return {number: " ".join(texts) for number, texts in by_number.items()}

    def without(self, sentences: frozenset[int]) -> Passage:
        """This passage less some of its sentences."""
        return Passage(self.plain, tuple(clause for clause in self.clauses if clause.sentence not in sentences))


_WRAP = re.compile(r"(?<=[^\n]{60})(?<![.!?:;])\n(?![0-9]{1,2}[.)])(?=[\w(\"'$+])")
"""The end of a full line in the middle of a sentence: how mail programs wrap text."""


def passage(text: str) -> Passage:
    """`text` folded and cut into clauses."""
    plain = fold(text)
    return Passage(plain, tuple(_clauses(_WRAP.sub(" ", plain.text))))


def _clauses(text: str) -> Iterator[Clause]:
    start = 0
    number = 0
    for end in [*_SENTENCE_END.finditer(text), None]:
        stop = end.start() if end else len(text)
        asks = end is not None and ("?" in end.group() or "？" in end.group())
        if text[start:stop].strip():
            yield from _split(text[start:stop], start, number, asks)
            number += 1
        start = end.end() if end else stop


def _split(sentence: str, offset: int, number: int, asks: bool) -> Iterator[Clause]:
    start = 0
    for stop, following in _cuts(sentence):
        piece = sentence[start:stop]
        if piece.strip():
            indent = len(piece) - len(piece.lstrip())
            yield Clause(piece.strip(), offset + start + indent, number, asks)
        start = following


def _cuts(sentence: str) -> Iterator[tuple[int, int]]:
    """Where clauses end and the next ones start; a clause that never ends is cut, so that reading stays linear."""
    start = 0
    for stop, following in [
        *(found.span() for found in _CLAUSE_END.finditer(sentence)),
        (len(sentence), len(sentence)),
    ]:
        while stop - start > _LONGEST_CLAUSE:
            space = sentence.rfind(" ", start + 1, start + _LONGEST_CLAUSE)
            start = space if space > 0 else start + _LONGEST_CLAUSE
            yield start, start
        yield stop, following
        start = following


def spans_of(parts: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Where the parts of `text` stand in it, in their order: what is read in them is quoted as it was typed."""
    found, at = [], 0
    for part in parts:
        start = text.index(part, at)
        at = start + len(part)
        found.append((start, at))
    return found
