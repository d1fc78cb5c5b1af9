"""Lines of data as samples for the heads: a text, and the class that one head should see in it."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.facts import UNSURE
from advisor.interpret.clauses import passage
from advisor.slots import BY_ID, GAP, NEED, SECOND_GAP, SLOTS
from bot.nlu.asks import ASIDE, MATTER, TELL
from bot.nlu.heads import NOTHING
from bot.nlu.units import units
from training.corpus import SIDEWAYS, Line

PARTIAL = "partial"
"""A voice whose lines claim only a part of what they state: what they do not claim is left out, not denied."""
BARE = "bare"
"""A voice whose lines state no task and no gap; of what else they state nothing is taught."""
WHOLE = "whole"
"""A voice whose lines claim what the message states, without telling where."""
_HEADED = tuple(slot for slot in SLOTS if slot is not SECOND_GAP)
_ASKED = tuple(slot.id for slot in _HEADED if slot.asking or slot.item)
OTHERS = 12
"""One in so many stretches that say something else is shown to a reply's head, which mostly sees replies."""
_COURTESIES = ("thanks", "farewell", "agree", "hesitation")


@dataclass(frozen=True, slots=True)
class Sample:
    """One text with its class, from the line `line` (for splitting: samples of one line stay together)."""

    text: str
    label: str
    line: int


def samples(lines: Iterable[Line]) -> dict[str, list[Sample]]:
    """The samples of every head by its name."""
    found: dict[str, list[Sample]] = defaultdict(list)
    for number, line in enumerate(lines):
        for name, text, label in _of(line):
            found[name].append(Sample(text, label, number))
    return dict(found)


def _of(line: Line) -> Iterator[tuple[str, str, str]]:
    folded = passage(line.text).plain.text.strip()
    if not folded:
        return
    if line.kind in ASIDE:
        yield "scope", folded, line.kind
        yield from _nothing(line)
    elif line.kind == "ask":
        yield from _ask(line, folded)
    else:
        yield from _matter(line, folded)


def _ask(line: Line, folded: str) -> Iterator[tuple[str, str, str]]:
    yield "ask", folded, line.about
    if line.about not in _COURTESIES:
        yield "scope", folded, MATTER
    if line.about != "new_matter":
        yield from _nothing(line)


def _matter(line: Line, folded: str) -> Iterator[tuple[str, str, str]]:
    if line.kind == "reply":
        yield "unsure", folded, UNSURE if UNSURE in line.marks and not line.claims else TELL
    if line.kind == "reply" and line.about in BY_ID:
        yield f"reply/{line.about}", folded, _answer(line)
    if line.kind == "first" or (line.kind == "reply" and SIDEWAYS not in line.marks and UNSURE not in line.marks):
        yield "ask", folded, TELL
    if line.kind == "first":
        yield "scope", folded, MATTER
        yield from _need(line, folded)
    if line.voice != WHOLE:
        yield from _units(line)
        yield from _as_replies(line)


def _answer(line: Line) -> str:
    """The class of a reply: the band of the slot asked for, "not sure", or nothing."""
    bands = [claim.band for claim in line.claims if claim.slot == line.about]
    if bands:
        return bands[-1]
    return UNSURE if UNSURE in line.marks and SIDEWAYS not in line.marks else NOTHING


def _need(line: Line, folded: str) -> Iterator[tuple[str, str, str]]:
    for slot in NEED:
        bands = [claim.band for claim in line.claims if claim.slot == slot]
        if bands or line.voice != PARTIAL:
            yield f"whole/{slot}", folded, bands[0] if bands else NOTHING


def _units(line: Line) -> Iterator[tuple[str, str, str]]:
    """Each stretch with what it claims. What the line claims elsewhere is left out of a stretch, not denied in it."""
    claimed = {GAP.id if claim.slot == SECOND_GAP.id else claim.slot for claim in line.claims}
    silent = claimed | (set(NEED) if line.kind != "first" and claimed & set(NEED) else set())
    for unit, claims in _claims(line):
        for slot in _HEADED:
            if slot.id in claims:
                yield f"unit/{slot.id}", unit, claims[slot.id]
            elif _teaches(line, slot.id) and slot.id not in silent and slot.id != line.about:
                yield f"unit/{slot.id}", unit, NOTHING


def _teaches(line: Line, slot: str) -> bool:
    """Whether a line that does not claim the slot teaches that it says nothing about it."""
    return line.voice != PARTIAL and (line.voice != BARE or slot in NEED)


def _as_replies(line: Line) -> Iterator[tuple[str, str, str]]:
    """What is said unasked, or at another question, would answer the question too, or would be no answer to it."""
    claimed = {claim.slot for claim in line.claims}
    silent = claimed | (set(NEED) if claimed & set(NEED) else set())
    for unit, claims in _claims(line):
        for slot in _ASKED:
            if slot in claims and slot != line.about:
                yield f"reply/{slot}", unit, claims[slot]
            elif _teaches(line, slot) and slot not in {*silent, line.about} and _one_in(OTHERS, unit, slot):
                yield f"reply/{slot}", unit, NOTHING


def _one_in(number: int, text: str, slot: str) -> bool:
    """Whether the text is one of the few that stand for all that are no answer to the question on `slot`."""
    return zlib.crc32(f"{slot} {text}".encode()) % number == 0


def _claims(line: Line) -> Iterator[tuple[str, dict[str, str]]]:
    whole = passage(line.text)
    ends = {claim: sum(start < claim.end for start, _ in whole.plain.spans) for claim in line.claims}
    for unit in units(whole):
        inside = [claim for claim in line.claims if unit.start < ends[claim] <= unit.end + 1]
        claims = {claim.slot: claim.band for claim in inside}
        # What falls short besides is seen by the head of what falls short.
        if second := claims.pop(SECOND_GAP.id, ""):
            claims.setdefault(GAP.id, second)
        yield unit.text, claims


def _nothing(line: Line) -> Iterator[tuple[str, str, str]]:
    for unit in units(passage(line.text)):
        for slot in _HEADED:
            yield f"unit/{slot.id}", unit.text, NOTHING
