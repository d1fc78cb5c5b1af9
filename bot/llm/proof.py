"""Holds what a model says it read against the message: its words must stand there, and its numbers are read anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from advisor.facts import Fact
from advisor.interpret.both import both
from advisor.interpret.counts import count_fact, counts, each_of
from advisor.interpret.normalise import Plain, fold, shortened
from advisor.interpret.quantities import amounts
from advisor.interpret.sums import sum_told
from advisor.slots import BY_ID, CORPUS_SIZE, GAP, KNOWLEDGE, VOLUME, Slot
from bot.llm.vocabulary import ModelClaim
from prompts import harmless

LONGEST_PROOF = 200
"""Characters of a quote: about twice the fifteen words that the prompt allows."""

_BEYOND_CYRILLIC = "\u0530"
"""The first character behind Latin, Greek and Cyrillic, whose words are parted by blanks."""


class Drop(StrEnum):
    """Why a claim was dropped."""

    NO_SUCH_FACT = "no_such_fact"
    NOT_SAID = "not_said"
    TOO_LONG = "too_long"
    """The quote is no quote any more: whole paragraphs prove nothing."""
    OTHER_NUMBER = "other_number"


@dataclass(frozen=True, slots=True)
class Proved:
    """The claims that hold: stated plainly, or doubtful; and how many others were dropped and why."""

    facts: tuple[Fact, ...]
    doubtful: tuple[Fact, ...]
    dropped: Counter[Drop]


def proved(claims: Iterable[ModelClaim], text: str, asked: Collection[str] = ()) -> Proved:
    """Which of `claims` hold in `text`, the message as the model was shown it; `asked`: the open question's slots.

    Two plain claims of different bands for one slot make both of them doubtful.
    """
    said = _folded(text)
    plain: list[Fact] = []
    perhaps: list[Fact] = []
    dropped: Counter[Drop] = Counter()
    for claim in claims:
        found = _check(claim, said, asked)
        if isinstance(found, Drop):
            dropped[found] += 1
        else:
            (plain if claim.plainly else perhaps).append(found)
    plain = _with_both(plain)
    facts = tuple(own for slot in dict.fromkeys(fact.slot for fact in plain) if (own := _agreed(plain, slot)))
    sure = {fact.slot for fact in facts}
    doubtful = tuple(fact for fact in (*plain, *perhaps) if fact.slot not in sure)
    unasked = _never_asked(doubtful)
    return Proved((*facts, *unasked), tuple(fact for fact in doubtful if fact not in unasked), dropped)


def _never_asked(doubtful: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The doubtful facts that no question brings up: they count as only read, and are played back where it matters.

    Else what somebody told would be lost in silence.
    """
    readings = Counter(fact.slot for fact in doubtful)
    alone = (fact for fact in doubtful if BY_ID[fact.slot].volunteered and readings[fact.slot] == 1)
    return tuple(replace(fact, read=True) for fact in alone)


def _with_both(plain: list[Fact]) -> list[Fact]:
    """The plain claims, of which two for one slot say both things together where both can be: see `both`."""
    for slot in (GAP.id, KNOWLEDGE.id):
        found = tuple({fact.band: fact for fact in plain if fact.slot == slot}.values())
        together = both(found).facts if len(found) == 2 else ()
        if len(together) == 2:
            told = {fact.slot for fact in plain if fact.slot != slot}
            plain = [fact for fact in plain if fact.slot != slot] + [own for own in together if own.slot not in told]
    return plain


def _agreed(facts: list[Fact], slot: str) -> Fact | None:
    about = [fact for fact in facts if fact.slot == slot]
    if len({fact.band for fact in about}) > 1:
        return None
    return next((fact for fact in about if fact.value is not None), about[0])


def _check(claim: ModelClaim, said: Plain, asked: Collection[str]) -> Fact | Drop:
    name, _, band = claim.fact.partition("=")
    slot = BY_ID.get(name)
    if slot is None or band not in {own.id for own in slot.bands}:
        return Drop.NO_SUCH_FACT
    if len(claim.quote) > LONGEST_PROOF:
        return Drop.TOO_LONG
    words = _words(claim.quote, said)
    if words is None:
        return Drop.NOT_SAID
    if not slot.numeric:
        return Fact(slot.id, band, words=shortened(words))
    return _counted(slot, band, words, asked=slot.id in asked)


def _words(quote: str, said: Plain) -> str | None:
    """The message's own words that `quote` repeats, whole words only; None where they do not stand there."""
    wanted = _folded(quote).text.strip(" \n.,;:!?\"'…")
    if not any(char.isalnum() for char in wanted):
        return None
    start = said.text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not (_inside_word(said.text, start) or _inside_word(said.text, end)):
            return said.original[said.spans[start][0] : said.spans[end - 1][1]].strip()
        start = said.text.find(wanted, start + 1)
    return None


def _folded(text: str) -> Plain:
    """`text` as the model saw it, folded like every message, with the way back to the words as they were typed."""
    return replace(fold(harmless(text)), original=text)


def _inside_word(text: str, at: int) -> bool:
    """Whether a word or a number goes on across this place; scripts beyond these may not part words."""
    if not 0 < at < len(text):
        return False
    return all(char.isalnum() and char < _BEYOND_CYRILLIC for char in text[at - 1 : at + 1])


def _counted(slot: Slot, band: str, words: str, *, asked: bool) -> Fact | Drop:
    """The fact that the words' own number means, where that agrees with the band.

    Words without a number can only mean none at all, either of two bands, or little or much material. Words for
    numbers that we cannot read ("fünftausend") are the model's to read.
    """
    text = fold(words).text
    fact = _own_number(slot, text, words, asked=asked)
    if fact is not None:
        return replace(fact, words=shortened(words)) if fact.band == band else Drop.OTHER_NUMBER
    if slot is VOLUME and _as_it_stands(slot, text) == band:
        # "It's each year in autumn, 150 pieces": the period is the model's to see, and the number is in that band.
        return Fact(slot.id, band, words=shortened(words))
    if any(char.isdigit() for char in text) or (text.isascii() and _wordless(text)):
        possible = len(slot.bands) == 2 or slot is CORPUS_SIZE or slot.bands[0].id == band
        return Fact(slot.id, band, words=shortened(words)) if possible else Drop.OTHER_NUMBER
    return Fact(slot.id, band, words=shortened(words))


def _as_it_stands(slot: Slot, text: str) -> str:
    """The band of the only number there is, whatever it counts; empty where there is none, or more."""
    found = amounts(text)
    return count_fact(slot.id, found[0], 1, text).band if len(found) == 1 else ""


def _wordless(text: str) -> bool:
    """Whether an English reader finds no number in the words."""
    return not amounts(text)


def _own_number(slot: Slot, text: str, words: str, *, asked: bool) -> Fact | None:
    """The one number that can be meant, in the slot's unit; a rate without a period only where it was asked for."""
    if (told := sum_told(slot.id, text)) is not None:
        return slot.fact(told, words)
    with_unit = [count for count in counts(text) if count.slot == slot.id]
    if len(with_unit) == 1:
        return with_unit[0].fact(words)
    found = amounts(text)
    if len(found) != 1:
        return None
    each = each_of(slot.id, found[0], text, asked=asked)
    return None if each is None else count_fact(slot.id, found[0], each, words)
