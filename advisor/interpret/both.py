"""What two readings of a slot say together, where its asker says that both are so."""

from __future__ import annotations

from dataclasses import replace

from advisor.facts import Fact
from advisor.interpret.heard import Heard, Intent
from advisor.slots import BY_ID, DOCUMENTS_TOO, GAP, KNOWLEDGE, SECOND_GAP, TASK


def may_be_both(readings: tuple[Fact, ...]) -> bool:
    """Whether "both" answers which of the readings is so."""
    return len(readings) == 2 and BY_ID[readings[0].slot].several


def both(readings: tuple[Fact, ...]) -> Heard:
    """Both of two readings: what falls short besides, documents beside live data, or the degree that asks for more.

    Of two tasks the first is advised on, and the other one waits.
    """
    one, other = readings
    slot = BY_ID[one.slot]
    if slot is TASK:
        return Heard(Intent.TELL, (one,), later=other)
    if slot is GAP:
        return Heard(Intent.TELL, _gaps(one, other))
    if slot is KNOWLEDGE:
        return Heard(Intent.TELL, documents_and_live(one, other) or (one,))
    order = [band.id for band in slot.bands]
    return Heard(Intent.TELL, (max(readings, key=lambda fact: order.index(fact.band)),))


def documents_and_live(one: Fact, other: Fact) -> tuple[Fact, ...]:
    """Documents beside live data, where the two facts name these two kinds of knowledge; none where they do not."""
    by_band = {fact.band: fact for fact in (one, other)}
    if set(by_band) != {"documents", "live"}:
        return ()
    documents = by_band["documents"]
    return (by_band["live"], replace(documents, slot=DOCUMENTS_TOO.id, band="yes"))


def besides(gap: Fact) -> Fact | None:
    """The fact as what falls short besides; None for a new idea, or for what works well enough."""
    falls_short = any(gap.band == band.id for band in SECOND_GAP.bands)
    return replace(gap, slot=SECOND_GAP.id) if falls_short else None


def _gaps(one: Fact, other: Fact) -> tuple[Fact, ...]:
    """Two things that fall short, or the one of them that does."""
    short = tuple(fact for fact in (one, other) if besides(fact))
    second = besides(other)
    return (one, second) if len(short) == 2 and second else short or (one,)
