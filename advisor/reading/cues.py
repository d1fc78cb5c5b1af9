"""A cue is one row: words that mean a band, what their denial means, and how much they weigh."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.facts import Fact
from advisor.reading.clauses import Clause, Passage
from advisor.reading.findings import Finding
from advisor.reading.scope import denied, supposed


@dataclass(frozen=True, slots=True)
class Cue:
    """`pattern` in a clause means `slot` has `band`.

    `denied` is the band that the denial of it means (empty: the denial says nothing). `wish` marks words that count
    though only wished, planned or asked about. `unless` are words that, anywhere in the clause, take the meaning away.
    """

    slot: str
    band: str
    pattern: re.Pattern[str]
    denied: str = ""
    rank: int = 1
    wish: bool = False
    unless: re.Pattern[str] | None = None


def cue(
    slot: str, band: str, pattern: str, *, denied: str = "", rank: int = 1, wish: bool = False, unless: str = ""
) -> Cue:
    """A row from the words as regular expressions, matched as whole words on folded text."""
    return Cue(slot, band, _words(pattern), denied, rank, wish, _words(unless) if unless else None)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.MULTILINE)


def find(table: Iterable[Cue], passage: Passage) -> Iterator[Finding]:
    """Everything that the rows of `table` find in the passage."""
    # Most rows find nothing, and one look at all the clauses, a line each, tells so.
    lines = "\n".join(clause.text for clause in passage.clauses)
    for row in table:
        if row.pattern.search(lines):
            for clause in passage.clauses:
                yield from _in_clause(row, clause, passage)


def _in_clause(row: Cue, clause: Clause, passage: Passage) -> Iterator[Finding]:
    if row.unless and row.unless.search(clause.text):
        return
    for match in row.pattern.finditer(clause.text):
        start, end = match.span()
        if not row.wish and supposed(clause, start):
            continue
        band = row.denied if denied(clause.text, start, end) else row.band
        if band:
            yield Finding(Fact(row.slot, band, words=passage.quote(clause, start, end)), row.rank)
