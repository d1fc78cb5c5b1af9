"""What words say by themselves, whatever a head sees in them: sums, shares, rates, seasons, a number put right."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.facts import Fact
from advisor.interpret.counts import counts
from advisor.interpret.heard import Context
from advisor.interpret.places import stays_inside
from advisor.interpret.quantities import amounts
from advisor.interpret.seasons import over_the_year
from advisor.interpret.shortfall import falls_short
from advisor.interpret.sides import denied, undenied
from advisor.interpret.sums import NamedSums
from advisor.slots import BY_ID, GAP, OFFER, ONCE, REQUEST_SIZE, RESIDENCY, VOLUME, Slot
from bot.nlu.claims import Claim, certain
from bot.nlu.look import EncodedMessage

AROUND = 30
"""Characters behind a number that are quoted with it."""


def outright(look: EncodedMessage, slot: Slot, context: Context) -> Claim | None:
    """What words that can mean nothing else say of the slot: two shares, or a season."""
    if slot is GAP:
        return shortfall(look)
    if slot is RESIDENCY:
        return inside(look)
    return seasonal(look, context) if slot is VOLUME else None


def inside(look: EncodedMessage) -> Claim | None:
    """That data stay on the asker's own machines, where the words say so."""
    plain = look.passage.plain
    found = stays_inside(plain.text)
    return certain(Fact(RESIDENCY.id, "own_machines", words=plain.quote(*found)), found[0]) if found else None


def shortfall(look: EncodedMessage) -> Claim | None:
    """That the task is done wrong too often, where two shares say so."""
    plain = look.passage.plain
    found = falls_short(plain.text)
    if found is None:
        return None
    fact = Fact(GAP.id, "accuracy", words=plain.quote(*found))
    return certain(fact, found[0])


def sums(look: EncodedMessage, money: NamedSums) -> Iterator[Claim]:
    """The offer, and the price of an hour, where the words around a sum tell that it is one.

    Whoever tells an offer and so many pieces a year in one breath tells what the offer is for.
    """
    plain = look.passage.plain
    found = [(slot.fact(own.value, plain.quote(own.start, own.end)), own.start) for slot, own in money.named]
    rates = [own for own in counts(plain.text) if own.slot == VOLUME.id]
    if len(rates) == 1 and any(fact.slot == OFFER.id for fact, _ in found):
        amount = rates[0].amount
        found.append((rates[0].fact(plain.quote(amount.start, len(plain.text))), amount.start))
    yield from (certain(fact, start) for fact, start in found)


def seasonal(look: EncodedMessage, context: Context) -> Claim | None:
    """The mean over the year of what comes in seasons, where a sentence tells both, or one beside what was told."""
    plain, told = look.passage.plain, context.facts.get(VOLUME.id)
    for unit in (look.whole, *(own for own in look.units if own.whole)):
        text = plain.text[unit.start : unit.end]
        if found := over_the_year(text, told.value if told else None):
            start = unit.start + found.start
            return certain(VOLUME.fact(found.mean, plain.quote(start, unit.end)), start)
    return None


def lengths(look: EncodedMessage) -> Iterator[Claim]:
    """What one request brings along, where its unit and the request stand with the number: "1,500 words per call"."""
    plain = look.passage.plain
    found = [own for own in counts(plain.text) if own.slot == REQUEST_SIZE.id]
    if len(found) == 1:
        start, end = found[0].amount.start, found[0].amount.end
        words = plain.quote(start, min(len(plain.text), end + AROUND))
        yield certain(found[0].fact(words), start)


def put_right(look: EncodedMessage, context: Context, money: NamedSums) -> Claim | None:
    """The number that takes the place of one that was told and is denied: "not 120, it's 80"."""
    plain = look.passage.plain
    wrong = {amount.value for words in denied(plain.text) for amount in amounts(words)}
    said = [amount for amount in amounts(undenied(plain.text)) if amount.value not in money.values]
    told = [fact for fact in context.facts if fact.value is not None and fact.value in wrong]
    if len(told) != 1 or len(said) != 1:
        return None
    slot, words = BY_ID[told[0].slot], plain.quote(0, len(plain.text))
    fact = Fact(slot.id, ONCE, said[0].value, words) if told[0].band == ONCE else slot.fact(said[0].value, words)
    return certain(fact, said[0].start)
