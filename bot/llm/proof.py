"""Holds what a model says it read against the message: its words must stand there, and its numbers are read anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from advisor.facts import Fact
from advisor.questions import question_for
from advisor.reading import hear
from advisor.reading.counts import count_fact
from advisor.reading.normalise import LONGEST_QUOTE, Plain, fold
from advisor.reading.numbers import amounts
from advisor.slots import BY_ID, Slot
from bot.llm.vocabulary import Claim
from prompts import harmless

LONGEST_PROOF = 200
"""Characters of a quote: about twice the fifteen words that the prompt allows."""


class Drop(StrEnum):
    """Why a claim was dropped."""

    NO_SUCH_SLOT = "no_such_slot"
    NO_SUCH_BAND = "no_such_band"
    NOT_SAID = "not_said"
    TOO_LONG = "too_long"
    """The quote is no quote any more: whole paragraphs prove nothing."""
    OTHER_NUMBER = "other_number"
    TWO_BANDS = "two_bands"
    """It claims another band for the same slot as well."""


@dataclass(frozen=True, slots=True)
class Proved:
    """The claims that hold, as facts, and how many others were dropped and why."""

    facts: tuple[Fact, ...]
    dropped: Counter[Drop]


def proved(claims: Iterable[Claim], text: str, asked: Collection[str] = ()) -> Proved:
    """Which of `claims` hold in `text`, the message as the model was shown it; `asked`: the open question's slots."""
    said = _folded(text)
    checked = [_check(claim, said, asked) for claim in claims]
    dropped = Counter(one for one in checked if isinstance(one, Drop))
    facts = [one for one in checked if isinstance(one, Fact)]
    agreed = list(_agreed(facts))
    if torn := len({fact.slot for fact in facts}) - len(agreed):
        dropped[Drop.TWO_BANDS] += torn
    return Proved(tuple(agreed), dropped)


def _agreed(facts: list[Fact]) -> Iterator[Fact]:
    for slot in dict.fromkeys(fact.slot for fact in facts):
        about = [fact for fact in facts if fact.slot == slot]
        if len({fact.band for fact in about}) == 1:
            yield next((fact for fact in about if fact.value is not None), about[0])


def _check(claim: Claim, said: Plain, asked: Collection[str]) -> Fact | Drop:
    slot = BY_ID.get(claim.slot)
    if slot is None:
        return Drop.NO_SUCH_SLOT
    if claim.band not in {band.id for band in slot.bands}:
        return Drop.NO_SUCH_BAND
    if len(claim.quote) > LONGEST_PROOF:
        return Drop.TOO_LONG
    words = _words(claim.quote, said)
    if words is None:
        return Drop.NOT_SAID
    if not slot.numeric:
        return Fact(slot.id, claim.band, words=_short(words))
    return _counted(slot, claim.band, words, asked=slot.id in asked)


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
    """Whether a word of the Latin script or a number goes on across this place; other scripts may not part words."""
    if not 0 < at < len(text):
        return False
    return all(char.isascii() and char.isalnum() for char in text[at - 1 : at + 1])


def _counted(slot: Slot, band: str, words: str, *, asked: bool) -> Fact | Drop:
    """The fact that the words' own number means, where that agrees with the band.

    Words without a number can only mean none at all, or either of two bands: anything else would be invented.
    """
    fact = _own_reading(slot, words, asked=asked)
    if fact is not None:
        return replace(fact, words=_short(words)) if fact.band == band else Drop.OTHER_NUMBER
    numbered = any(char.isdigit() for char in words)
    possible = len(slot.bands) == 2 or slot.bands[0].id == band
    return Fact(slot.id, band, words=_short(words)) if possible and not numbered else Drop.OTHER_NUMBER


def _own_reading(slot: Slot, words: str, *, asked: bool) -> Fact | None:
    """What the patterns read in the words alone.

    Only in the answer to a question about it does a number that they cannot place count what was asked: elsewhere any
    year or price would do for a model that was talked into something.
    """
    heard = hear(words, question_for((slot.id,)) if asked else None)
    found = next((fact for fact in heard.facts if fact.slot == slot.id), None)
    numbers = list(amounts(fold(words).text))
    # Tokens are hardly ever what people count, so a number alone says nothing about them.
    if found is not None or not asked or slot.unit == "tokens" or len(numbers) != 1:
        return found
    return count_fact(slot.id, numbers[0], 1, words)


def _short(words: str) -> str:
    return words[:LONGEST_QUOTE].strip()
