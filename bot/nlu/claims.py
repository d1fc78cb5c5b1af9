"""What the heads claim of one slot, with numbers read from the sentence itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.facts import UNSURE, Fact
from advisor.interpret.choices import named
from advisor.interpret.counts import PLAINLY_LABELLED, count_fact, counts, each_of, may_be_examples
from advisor.interpret.frequency import how_often, one_off
from advisor.interpret.heard import Context
from advisor.interpret.plain_topics import enough
from advisor.interpret.quantities import amounts
from advisor.interpret.sums import monthly_spend, spans_sums
from advisor.slots import (
    BILL,
    GAP,
    KNOWLEDGE,
    LABELLED_EXAMPLES,
    NEED,
    ONCE,
    RETRIEVAL,
    TASK,
    VOLATILITY,
    VOLUME,
    Slot,
)
from advisor.slots import BY_ID as SLOT_BY_ID
from bot.nlu.heads import NOTHING, Thresholds
from bot.nlu.look import EncodedMessage, Seen

AGREEING, AGREEING_PLAINLY = 0.35, 0.2
"""How likely a slot has to be in a sentence where a number's own unit says the same, for its number to count."""
_WISHED = re.compile(r"\b(?:needs?|would|should|could|wants?|takes?|if|requires?)\b")
FAINT = 0.02
"""How likely a sentence has to be about a slot for its numbers to be looked at."""
NAMED = 0.05
"""How likely a sentence has to be about a band that was noted before, for its "no" to be said of that."""
FEWEST = 20
"""Texts that somebody has to name for them to be a pile."""
SHORT_REPLY = 6
"""Words of a reply that is hardly more than the number that was asked for."""
WORTH_QUOTING = 0.3
"""How likely a sentence has to claim a band to be quoted for it; else the message is."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact as a head sees it, where in the message, with its probability and what it takes to be sure of it."""

    fact: Fact
    chance: float
    thresholds: Thresholds
    at: int

    @property
    def sure(self) -> bool:
        """Whether it counts as told."""
        return self.chance >= self.thresholds.sure

    @property
    def doubtful(self) -> bool:
        """Whether it is at least worth asking about."""
        return self.chance >= self.thresholds.doubtful


def certain(fact: Fact, at: int) -> Claim:
    """What the words themselves say, whatever a head sees in them."""
    return Claim(fact, 1.0, Thresholds(1.0, 1.0), at)


def perhaps(fact: Fact, at: int) -> Claim:
    """What is worth asking about, and never sure."""
    return Claim(fact, 0.5, Thresholds(1.0, 0.5), at)


def claims_of(look: EncodedMessage, slot: Slot, context: Context) -> Iterator[Claim]:
    """The bands of `slot` that the stretches of the message claim, each once, where it is likeliest."""
    question = context.question
    # A number that answers a checklist is the place of an item, and counts nothing.
    asked = question is not None and slot.id in question.slots and not (question.checklist and slot.numeric)
    best: dict[str, Claim] = {}
    for seen in look.each(f"unit/{slot.id}", _affirmed(slot)):
        if slot is BILL and not asked and (seen.unit.asks or spans_sums(seen.unit.text)):
            # A sum in a question, and a range, are mostly ours said back: "27 to 480 dollars, what's in that?".
            continue
        claim = _claim(slot, seen, asked=asked)
        if claim and claim.chance > (best[claim.fact.band].chance if claim.fact.band in best else 0):
            best[claim.fact.band] = claim
    if slot.id in NEED:
        best = _with_whole(look, slot, best)
    elif slot is LABELLED_EXAMPLES and (enough_of := asks_if_enough(look)):
        best = {enough_of.fact.band: enough_of}
    elif slot is LABELLED_EXAMPLES and not any(claim.doubtful for claim in best.values()):
        best = {pile.fact.band: pile} if (pile := _pile(look)) else {}
    yield from (claim for claim in best.values() if claim.doubtful and (claim.sure or slot.asking))


def _pile(look: EncodedMessage) -> Claim | None:
    """What may be examples, as the first amount of texts that the message names; only their owner can say."""
    for unit in look.units:
        piles = (own for own in amounts(unit.text) if own.value >= FEWEST and may_be_examples(own, unit.text))
        if unit.whole and (amount := next(piles, None)):
            return perhaps(count_fact(LABELLED_EXAMPLES.id, amount, 1, unit.words), unit.start)
    return None


def asks_if_enough(look: EncodedMessage) -> Claim | None:
    """The examples of whoever asks if so many texts are enough: "700 mails with their department, is that enough?"."""
    pile = _pile(look)
    return certain(pile.fact, pile.at) if pile and any(own.asks and enough(own.text) for own in look.units) else None


def reply_claim(look: EncodedMessage, slot: Slot, found: Sequence[Claim]) -> Claim | None:
    """What the message says as the reply to the question on `slot`, beside what its sentences say by themselves."""
    seen = look.as_a_whole(f"reply/{slot.id}", _affirmed(slot))
    claim = _claim(slot, seen, asked=True) if seen else None
    if claim is None:
        return None
    same = next((own for own in found if own.fact.band == claim.fact.band), None)
    rival = next((own for own in found if own.sure and own.fact.band != claim.fact.band), None)
    if same:
        chance = 1 - (1 - claim.chance) * (1 - same.chance)
        return Claim(same.fact, chance, claim.thresholds, same.at)
    return claim if claim.doubtful and not (rival and rival.chance > claim.chance) else None


def chosen_of_two(look: EncodedMessage, context: Context) -> Claim | None:
    """The one of two readings that the message names by a word of its label: "the character, not new text"."""
    if len(context.confirming) != 2:
        return None
    plain, readings = look.passage.plain, {fact.band: fact for fact in context.confirming}
    band = named(plain.text, SLOT_BY_ID[context.confirming[0].slot], readings)
    return certain(readings[band], 0) if band else None


def takes_back(look: EncodedMessage, slot: Slot, band: str) -> bool:
    """Whether the message says no to a band of `slot` that it would else speak of: "no sorting", "not an idea"."""
    seen, affirmed = look.each(f"unit/{slot.id}"), look.each(f"unit/{slot.id}", _affirmed(slot))
    return band in _affirmed(slot) and any(
        one.best == band and one.chances[band] >= NAMED and other.chances.get(band, 0.0) < one.chances[band] / 2
        for one, other in zip(seen, affirmed, strict=True)
    )


def _affirmed(slot: Slot) -> frozenset[str]:
    """The bands that nobody has told by saying no to them: most others are told with a "not" just as often."""
    if slot is TASK:
        return frozenset(band.id for band in slot.bands)
    return _ONLY_AFFIRMED.get(slot.id, frozenset())


_ONLY_AFFIRMED = {
    GAP.id: frozenset(("untried", "enough")),
    RETRIEVAL.id: frozenset(("basic", "tuned")),
    KNOWLEDGE.id: frozenset(("documents", "live")),
}


def mentions(look: EncodedMessage, slot: Slot) -> bool:
    """Whether some stretch of the message is likely enough about the slot, whatever it says of it."""
    return any(seen.something >= AGREEING for seen in look.each(f"unit/{slot.id}"))


def _claim(slot: Slot, seen: Seen, *, asked: bool) -> Claim | None:
    band = seen.best
    if band == NOTHING:
        return None
    chance, words, thresholds = seen.chances[band], seen.unit.words, seen.head.thresholds
    if fact := _exact(slot, seen, words, asked=asked):
        return Claim(fact, max(chance, thresholds.sure), thresholds, seen.unit.start)
    if slot.numeric and slot is not BILL and band not in (UNSURE, ONCE) and (asked or seen.something >= FAINT):
        if counted := _number(slot, seen, words, asked=asked):
            return Claim(counted[0], counted[1], thresholds, seen.unit.start)
        if band != slot.bands[0].id and amounts(seen.unit.text):
            # Which of its numbers is meant nobody can tell: none of them is guessed.
            return None
    return Claim(Fact(slot.id, band, words=words), chance, thresholds, seen.unit.start)


def _exact(slot: Slot, seen: Seen, words: str, *, asked: bool) -> Fact | None:
    """What words of its own kind say of the slot: how often, a sum a month, a one-off job."""
    text, likely = seen.unit.text, asked or seen.something >= AGREEING
    if slot is VOLATILITY and likely and (often := how_often(text)):
        return Fact(slot.id, often, words=words)
    if slot is BILL and likely and (spend := monthly_spend(text)):
        return slot.fact(spend, words)
    rates = [own for own in counts(text) if own.slot == slot.id] if slot is VOLUME else []
    if len(rates) == 1 and len(text.split()) <= SHORT_REPLY:
        return rates[0].fact(words)
    if slot is VOLUME and one_off(text):
        # "One time only" counts nothing.
        found = [amount for amount in amounts(text) if amount.value > 1]
        value = found[0].value if len(found) == 1 else None
        return Fact(slot.id, ONCE, value, words) if likely or value is not None else None
    return None


def _number(slot: Slot, seen: Seen, words: str, *, asked: bool) -> tuple[Fact, float] | None:
    """The fact of the one number that can be meant, and how likely it is; None where there is none."""
    text = seen.unit.text
    counted = counts(text)
    with_unit = [count for count in counted if count.slot == slot.id]
    least = AGREEING_PLAINLY if PLAINLY_LABELLED.search(text) and not _WISHED.search(text) else AGREEING
    if len(with_unit) == 1 and (asked or seen.something >= least):
        return with_unit[0].fact(words), max(seen.something, seen.head.thresholds.sure)
    # "One" is mostly somebody or something, and no count.
    found = [amount for amount in amounts(text) if text[amount.start : amount.end] != "one"]
    if len(found) != 1 or any(count.slot != slot.id for count in counted):
        return None
    each = each_of(slot.id, found[0], text, asked=asked)
    if each is None:
        return None
    # Who is asked for a number, and says hardly more than one, has answered.
    plainly = asked and len(text.split()) <= SHORT_REPLY
    return count_fact(slot.id, found[0], each, words), max(seen.something, seen.head.thresholds.sure * plainly)


def _with_whole(look: EncodedMessage, slot: Slot, best: dict[str, Claim]) -> dict[str, Claim]:
    """The claims, each as likely as sentence and message make it together."""
    seen = look.as_a_whole(f"whole/{slot.id}", _affirmed(slot))
    if seen is None:
        return best
    both: dict[str, Claim] = {}
    for band, chance in seen.chances.items():
        if band in (NOTHING, UNSURE):
            continue
        own = best.get(band)
        fact = own.fact if own and own.chance >= WORTH_QUOTING else Fact(slot.id, band, words=look.whole.words)
        together = 0.5 * chance + 0.5 * (own.chance if own else 0.0)
        both[band] = Claim(fact, together, seen.head.thresholds, own.at if own else look.whole.start)
    return both
