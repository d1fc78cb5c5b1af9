"""The built-in reader: what takes understanding in a message, where no model is configured or it fails.

Each head looks at the stretches of the message that it was trained on. What it is sure of is told; what it doubts is
taken to be so until the asker confirms it; numbers are never guessed but read from the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.costs.situation import EXAMPLE_REQUESTS
from advisor.facts import UNSURE, Fact
from advisor.interpret.both import besides
from advisor.interpret.clauses import Passage, passage
from advisor.interpret.commands import command
from advisor.interpret.heard import ANSWERED, Asked, Context, Heard, Intent, ReadBy
from advisor.interpret.normalise import fold
from advisor.interpret.sides import corrects, denied, withdraws
from advisor.interpret.steering import steering
from advisor.interpret.sums import NamedSums, money_of
from advisor.interpret.terms import asked_terms, asks_meaning
from advisor.slots import BILL, GAP, KNOWLEDGE, NEED, RETRIEVAL, SECOND_GAP, SLOTS, TASK, VOLUME, Slot
from bot.nlu.asks import COURTESIES, asked_for, declined
from bot.nlu.claims import (
    Claim,
    chosen_of_two,
    claims_of,
    mentions,
    reply_claim,
    takes_back,
)
from bot.nlu.look import EncodedMessage
from bot.nlu.outright import lengths, outright, put_right, sums
from bot.nlu.sense import in_its_sense

_WITH_FACTS = (Intent.NEW_MATTER, Intent.WHAT_IF)
"""What is told with these is what they are about."""
_BESIDE_ONE = (Intent.COST, Intent.OWN_DATA)
"""What one sentence may ask in telling something: "80 letters, is that enough?"."""
_PROPOSED = (*NEED, KNOWLEDGE.id)
"""Who asks "can't we tell it to sound like us?" proposes a cure, and tells no other task or gap."""
ANSWERS = 0.5
"""How likely what follows a yes has to be an answer of its own, for the two to be weighed together."""
RIVAL = 0.6
"""How likely a second reading has to be, against the first, to be asked about beside it."""


def hear(text: str, context: Context) -> Heard:
    """What `text` says, said into `context`. Never raises for anything a person can type."""
    whole = passage(text)
    hostile = steering(whole)
    look = EncodedMessage.at(whole.without(hostile))
    if look is None:
        return replace(_nothing_left(whole, context, bool(hostile)), path=ReadBy.BUILT_IN)
    if asks_meaning(whole.plain.text) and all(unit.asks for unit in look.units):
        return Heard(Intent.CHOICES if context.question else Intent.HELP, path=ReadBy.BUILT_IN)
    money = money_of(whole.plain.text)
    claims = list(_claims(look, context, money))
    facts, doubtful = _weighed(claims, context)
    unsure = any(claim.fact.band == UNSURE and claim.sure for claim in claims) or _knows_not(whole, look, context)
    facts = tuple(fact for fact in facts if fact.band != UNSURE)
    doubtful = tuple(fact for fact in doubtful if fact.band != UNSURE)
    if slot := _taken_back(whole, look, claims, context):
        told = tuple(fact for fact in facts if fact.slot != slot)
        return Heard(Intent.CHANGE, told, slot=slot, path=ReadBy.BUILT_IN)
    asked = _wanted(look, context, money, facts=bool(facts)) or (Asked(Intent.TELL),)
    doubtful = tuple(fact for fact in doubtful if not _only_asked(fact, look, asked))
    intent, terms, also = _at_hand(asked[0].intent, facts, context), asked[0].terms, asked[1:]
    unread = not facts and not doubtful and intent not in COURTESIES
    if unread and (hostile or declined(look, context, surely=True)):
        return Heard(Intent.OFF_TOPIC, path=ReadBy.BUILT_IN)
    if intent in _WITH_FACTS:
        return Heard(intent, facts, doubtful, path=ReadBy.BUILT_IN)
    if intent is Intent.ALTERNATIVE:
        facts, doubtful = (tuple(fact for fact in some if fact.slot not in _PROPOSED) for some in (facts, doubtful))
    if intent is not Intent.TELL and (context.decided or not facts or len(look.units) > 1 or intent in _BESIDE_ONE):
        replies = any(unit.whole and not unit.asks for unit in look.units)
        slots = context.question.slots if context.question and replies else ()
        # What may answer the open question counts beside whatever is asked; the rest only beside what is surely told.
        doubtful = doubtful if facts else tuple(fact for fact in doubtful if fact.slot in slots)
        also = tuple(one for one in also if one.intent in ANSWERED)
        return Heard(intent, facts, doubtful, path=ReadBy.BUILT_IN, terms=terms, also=also)
    if unsure:
        return Heard(Intent.UNSURE, facts, doubtful, path=ReadBy.BUILT_IN)
    if not facts and not doubtful and declined(look, context):
        return Heard(Intent.OFF_TOPIC, path=ReadBy.BUILT_IN)
    return Heard(Intent.TELL, facts, doubtful, path=ReadBy.BUILT_IN, terms=_terms(look))


def _only_asked(fact: Fact, look: EncodedMessage, asked: Sequence[Asked]) -> bool:
    """Whether what may be a high bill is only the question what it costs."""
    of_cost = fact.slot == GAP.id and fact.band == "cost" and any(one.intent is Intent.COST for one in asked)
    return of_cost and fold(fact.words).text in {unit.text for unit in look.units if unit.asks}


def _at_hand(intent: Intent, facts: Sequence[Fact], context: Context) -> Intent:
    """The intent, or that it tells: "And once more: the children's data".

    In the middle of a matter only another task opens another one, and what is supposed says so in its first words.
    """
    another = intent is Intent.NEW_MATTER and any(fact.slot == TASK.id for fact in facts)
    loose = intent in _WITH_FACTS and not another
    return Intent.TELL if context.question and loose else intent


def speaks(text: str, slot: Slot) -> bool:
    """Whether something in `text` is likely about `slot`, said unasked or as an answer."""
    look = EncodedMessage.at(passage(text))
    if look is None:
        return False
    answer = look.as_a_whole(f"reply/{slot.id}")
    return mentions(look, slot) or (answer is not None and answer.something >= ANSWERS)


def _nothing_left(whole: Passage, context: Context, hostile: bool) -> Heard:
    """Of a message that says nothing, or nothing but no: what was told and is denied is asked again."""
    words = denied(whole.plain.text)
    look = EncodedMessage.at(passage(". ".join(words)))
    claims = [claim for slot in SLOTS for claim in claims_of(look, slot, context)] if look else []
    told = (claim.fact.slot for claim in claims if context.facts.band(claim.fact.slot) == claim.fact.band)
    if slot := next(told, ""):
        return Heard(Intent.CHANGE, slot=slot)
    if words:
        return Heard(Intent.TELL)
    return Heard(Intent.OFF_TOPIC if hostile else Intent.EMPTY)


def _knows_not(whole: Passage, look: EncodedMessage, context: Context) -> bool:
    """Whether a reply says that its sender does not know, or opens with it and goes on: "not sure, but ..."."""
    if context.question is None or not whole.clauses:
        return False
    seen = look.as_a_whole("unsure")
    says_so = seen is not None and seen.chances.get(UNSURE, 0.0) >= seen.head.thresholds.sure
    return says_so or command(whole.clauses[0].text) is Intent.UNSURE


def _taken_back(whole: Passage, look: EncodedMessage, claims: Sequence[Claim], context: Context) -> str:
    """The slot whose fact the message says no to, without saying what it is instead; empty for none."""
    for slot in (TASK, GAP, RETRIEVAL, KNOWLEDGE):
        noted = context.facts.band(slot.id)
        said = {claim.fact.band for claim in claims if claim.fact.slot == slot.id} - {noted}
        named = any(claim.fact.band == noted for claim in claims if claim.fact.slot == slot.id)
        if noted and not said and (takes_back(look, slot, noted) or (named and withdraws(whole.plain.text))):
            return slot.id
    return ""


def _claims(look: EncodedMessage, context: Context, money: NamedSums) -> Iterator[Claim]:
    """All claims worth anything; the reply to an open question speaks for its slot, or for what it mentions of many."""
    asked = context.question
    slots = asked.slots if asked and not (context.confirming or context.recap) else ()
    if right := put_right(look, context, money):
        yield right
        yield from sums(look, money)
        return
    if chosen := chosen_of_two(look, context):
        yield chosen
        slots = ()
    replying = _replying(look) if slots else look
    yield from sums(look, money)
    yield from lengths(look)
    for slot in SLOTS:
        found = list(claims_of(look, slot, context))
        about = slot.id in slots and (len(slots) == 1 or mentions(look, slot))
        reply = reply_claim(replying, slot, found) if about else None
        found = _news(found, slot, look, context)
        exact = outright(look, slot, context)
        if exact:
            found = [exact, *(claim for claim in found if claim.fact.band != exact.fact.band and slot is GAP)]
        said = [reply] if reply and not exact else found
        said = in_its_sense(said, slot, replying, asked=about)
        # A sum of money counts nothing else: what is asked for the work is no number of requests.
        yield from (claim for claim in said if slot is BILL or claim.fact.value not in money.values)


def _wanted(look: EncodedMessage, context: Context, money: NamedSums, *, facts: bool) -> tuple[Asked, ...]:
    """What the message asks for; where it names a sum and asks anything, what that sum is worth as well."""
    asked = asked_for(look, context, facts=facts)
    priced = bool(money.named) and any(unit.asks for unit in look.units)
    if not priced or any(one.intent is Intent.COST for one in asked):
        return asked
    return (*(one for one in asked if one.intent in ANSWERED), Asked(Intent.COST))


def _replying(look: EncodedMessage) -> EncodedMessage:
    """What of the message replies: where sentences ask and others do not, those that do not."""
    asking = frozenset(unit.sentence for unit in look.units if unit.whole and unit.asks)
    telling = any(unit.whole and not unit.asks for unit in look.units)
    return (EncodedMessage.at(look.passage.without(asking)) or look) if asking and telling else look


def _news(found: list[Claim], slot: Slot, look: EncodedMessage, context: Context) -> list[Claim]:
    """The claims less a number of ours that is only said back to us: in a question, a correction, or beside another."""
    told = context.facts.get(slot.id)
    ours = {told.value} if told else set()
    if slot is VOLUME:
        ours.add(EXAMPLE_REQUESTS.value)
    others = [claim for claim in found if claim.fact.value is None or claim.fact.value not in ours]
    said_back = bool(others) or corrects(look.passage.plain.text) or "?" in look.passage.plain.text
    return others if len(context.facts) and said_back else found


def _weighed(claims: Sequence[Claim], context: Context) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """What is told and what is only taken to be so. Two sure readings of one slot are two doubtful ones."""
    facts: list[Fact] = []
    doubtful: list[Fact] = []
    for slot in dict.fromkeys(claim.fact.slot for claim in claims):
        found = sorted((claim for claim in claims if claim.fact.slot == slot), key=lambda claim: -claim.chance)
        sure = [claim for claim in found if claim.sure]
        if slot == GAP.id and (sure or GAP.id in context.facts):
            facts += _gaps(sure, context)
        elif len({claim.fact.band for claim in sure}) == 1:
            facts.append(sure[0].fact)
        else:
            doubtful += [claim.fact for claim in found[:2] if claim.chance >= RIVAL * found[0].chance]
    return tuple(facts), tuple(doubtful)


def _gaps(sure: Sequence[Claim], context: Context) -> Iterator[Fact]:
    """What falls short, in the order of telling: whatever comes second falls short besides."""
    told, second = context.facts.band(GAP.id), context.facts.get(SECOND_GAP.id)
    asked = context.question is not None and GAP.id in context.question.slots
    for claim in sorted(sure, key=lambda claim: claim.at):
        band = claim.fact.band
        if told is None or asked:
            told, asked = band, False
            yield claim.fact
        elif band != told and second is None and (second := besides(claim.fact)):
            yield second


def _terms(look: EncodedMessage) -> tuple[str, ...]:
    """The term that one of several sentences asks about."""
    if sum(unit.whole for unit in look.units) < 2:
        return ()
    return next((terms for unit in look.units if unit.asks and (terms := asked_terms(f"{unit.text}?"))), ())
