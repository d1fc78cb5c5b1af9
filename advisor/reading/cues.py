"""A cue is one row: words that mean a band, what their denial means, and how much they weigh."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.facts import Fact
from advisor.reading.clauses import Clause, Passage
from advisor.reading.findings import Finding
from advisor.reading.scope import denied, doubted, supposed


@dataclass(frozen=True, slots=True)
class Cue:
    """`pattern` in a clause means `slot` has `band`.

    `denied` is the band that the denial of it means (empty: the denial says nothing). `wish` marks words that count
    though only wished, planned or asked about. `unless` are words that, anywhere in the clause, take the meaning away.
    All of `near` have to stand somewhere in the same sentence, and the words of `away` must not.
    """

    slot: str
    band: str
    pattern: re.Pattern[str]
    denied: str = ""
    rank: int = 1
    wish: bool = False
    unless: re.Pattern[str] | None = None
    away: re.Pattern[str] | None = None
    near: tuple[re.Pattern[str], ...] = ()


def cue(
    slot: str,
    band: str,
    pattern: str,
    *,
    denied: str = "",
    rank: int = 1,
    wish: bool = False,
    unless: str = "",
    near: str | tuple[str, ...] = (),
    away: str = "",
) -> Cue:
    """A row from the words as regular expressions, matched as whole words on folded text."""
    not_in_clause, not_in_sentence = (_words(words) if words else None for words in (unless, away))
    beside = tuple(map(_words, (near,) if isinstance(near, str) else near))
    return Cue(slot, band, _words(pattern), denied, rank, wish, not_in_clause, not_in_sentence, beside)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.MULTILINE)


def find(table: Iterable[Cue], passage: Passage) -> Iterator[Finding]:
    """Everything that the rows of `table` find in the passage."""
    # Most rows find nothing, and one look at all that is said, a line a clause, tells so.
    lines = "\n".join(dict.fromkeys(clause.text for clause in passage.clauses))
    sentences = passage.sentences()
    for row in table:
        if row.pattern.search(lines):
            said = [clause for clause in passage.clauses if row.pattern.search(clause.text)]
            # Once a sentence, not once a clause: one sentence can have hundreds of clauses.
            fits = {number: _fits(row, sentences[number]) for number in {clause.sentence for clause in said}}
            for clause in said:
                if fits[clause.sentence] and not (row.unless and row.unless.search(clause.text)):
                    yield from _in_clause(row, clause, passage)


def _fits(row: Cue, sentence: str) -> bool:
    return not (row.away and row.away.search(sentence)) and all(words.search(sentence) for words in row.near)


def _in_clause(row: Cue, clause: Clause, passage: Passage) -> Iterator[Finding]:
    if row.wish and doubted(clause):
        return
    for match in row.pattern.finditer(clause.text):
        start, end = match.span()
        if not row.wish and supposed(clause, start):
            continue
        failing = row.slot in ("goal", "task", "describable")
        band = row.denied if denied(clause.text, start, end, failing=failing) else row.band
        if band:
            yield Finding(Fact(row.slot, band, words=passage.quote(clause, start, end)), row.rank)
