"""The stretches of a message that the heads look at one by one: its sentences, and the clauses of longer ones."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.interpret.clauses import Clause, Passage
from advisor.interpret.sides import undenied

MOST = 60
"""Stretches of one message that are looked at; whoever writes more has said it by then."""


_LEFT_OVER = " ,;:-"
"""What is left of a stretch that does nothing but say no."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the folded text from `start` to `end`, in sentence `sentence`; `whole`: all of that sentence.

    `text` is less what the stretch says no to; `words` are the sender's own, as a quote.
    """

    text: str
    start: int
    end: int
    sentence: int
    whole: bool
    asks: bool
    words: str


def units(passage: Passage) -> tuple[Unit, ...]:
    """Every sentence of the passage, and every clause of a sentence that has several; the first `MOST` of them."""
    found: list[Unit] = []
    by_number: dict[int, list[Clause]] = {}
    for clause in passage.clauses:
        by_number.setdefault(clause.sentence, []).append(clause)
    # What is denied may reach over the end of a sentence: "10,000 a day? No."
    said = undenied(passage.plain.text)
    for number, clauses in by_number.items():
        ends = [(own.start, own.start + len(own.text)) for own in clauses]
        parts = [(ends[0][0], ends[-1][1], True), *((start, end, False) for start, end in ends if len(ends) > 1)]
        found += [
            Unit(said[start:end], start, end, number, whole, clauses[-1].asks, passage.plain.quote(start, end))
            for start, end, whole in parts
        ]
    return tuple(unit for unit in found if unit.text.strip(_LEFT_OVER))[:MOST]
