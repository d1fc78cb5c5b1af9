"""The sense of what heads hear: "doesn't do the job" is heard as "does the job", and the words around it turn it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from advisor.facts import Fact
from advisor.interpret.normalise import fold
from advisor.interpret.places import stays_inside
from advisor.interpret.shortfall import agreement
from advisor.interpret.try_result import TryResult, outcome, was_measured
from advisor.slots import CHEAP_MODEL, GAP, PROMPTING, PROVIDER, STRONG_MODEL, TUNED_MODEL, Slot
from bot.nlu.claims import SHORT_REPLY, Claim, certain, perhaps
from bot.nlu.look import EncodedMessage

_POLES = {
    PROMPTING.id: {TryResult.WORKS: "enough", TryResult.SHORT: "short"},
    STRONG_MODEL.id: {TryResult.WORKS: "works", TryResult.SHORT: "short"},
    CHEAP_MODEL.id: {TryResult.WORKS: "passes", TryResult.SHORT: "short"},
    TUNED_MODEL.id: {TryResult.WORKS: "works", TryResult.SHORT: "disappoints"},
}
"""The bands that say of a try that it works, and that it falls short."""
_SETTLED_BY_IT = (STRONG_MODEL.id, CHEAP_MODEL.id)
"""Where that is all that is asked; of prompting it is asked as well how properly it was tried."""
_PROPERLY = re.compile(
    r"(?<!not )(?<!nicht )\b(?:properly|thoroughly|by the book|ordentlich|gründlich|sérieusement|a fondo|a sério)\b"
)
"""How prompting was tried, where the words say nothing of what came of it: either of two bands begins so."""
_OF_MEASURING = re.compile(r"\b(?:measur|scor|test|evaluat|gemessen|mesur|medi)")
_FREE = re.compile(
    r"\b(?:does(?:n't| not)|do(?:n't| not)|need(?:n't| not)|not) (?:have to |need to |necessarily )?be "
    r"|\bmuss nicht\b|\bany (?:provider|cloud|model) (?:will do|is fine|is ok)"
)
"""That it is not bound to what is named."""
_HEDGED = re.compile(
    r"\b(?:think|guess|maybe|might|should|could|probably|hope|perhaps|sure|most\w{0,2}|some\w{0,5}|part\w{0,2}|half|if"
    r"|often|usually|vielleicht|wohl|meist\w{0,3}|manchmal|peut-être|parfois|quizás|a veces|talvez|às vezes)\b"
)


def in_its_sense(claims: Sequence[Claim], slot: Slot, look: EncodedMessage, *, asked: bool) -> list[Claim]:
    """The claims of a slot as the words mean them; `asked`: the slot is what the message replies to."""
    if slot.id in _POLES:
        return _of_a_try(claims, slot, look, asked=asked)
    if slot is PROVIDER:
        return _of_places(claims, look.whole.text)
    if slot is GAP and agreement(look.whole.text):
        return [perhaps(claim.fact, claim.at) for claim in claims]
    return list(claims)


def _of_a_try(claims: Sequence[Claim], slot: Slot, look: EncodedMessage, *, asked: bool) -> list[Claim]:
    """What came of a try: a claim that the words deny is turned into the opposite, and only asked back.

    A short reply to the slot's own question (`asked`) that says plainly whether it works has answered it.
    """
    poles = _POLES[slot.id]
    said = outcome(look.whole.text) if asked and not look.whole.asks else None
    if asked and said is None and slot.id == PROMPTING.id and _is_either(look.whole.text):
        return [perhaps(Fact(slot.id, band, words=look.whole.words), 0) for band in poles.values()]
    fact = Fact(slot.id, poles[said], words=look.whole.words) if said else None
    brief = len(look.whole.text.split()) <= SHORT_REPLY and not _HEDGED.search(look.whole.text)
    if fact and brief and slot.id in _SETTLED_BY_IT:
        return [certain(fact, 0)]
    if fact and not claims:
        return [perhaps(fact, 0)]
    turned = [_turned(claim, poles, look.whole.text if asked else fold(claim.fact.words).text) for claim in claims]
    return list({claim.fact.band: claim for claim in sorted(turned, key=lambda claim: claim.chance)}.values())


def _is_either(text: str) -> bool:
    return _PROPERLY.search(text) is not None and _OF_MEASURING.search(text) is None


def _of_places(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Where a model may run, less what the words say no to: who may go nowhere else does not go anywhere."""
    if stays_inside(text):
        return [claim for claim in claims if claim.fact.band != "any"]
    if _FREE.search(text):
        return [replace(claim, fact=replace(claim.fact, band="any")) for claim in claims[:1]]
    return list(claims)


def _turned(claim: Claim, poles: dict[TryResult, str], text: str) -> Claim:
    """The claim, or the opposite as a question where `text` says that, or says that it was measured after all."""
    said = outcome(text)
    band = poles[said] if said else claim.fact.band
    opposite = claim.fact.band in poles.values()
    unmeasured = claim.fact.slot == PROMPTING.id and was_measured(text)
    if band == claim.fact.band or not (opposite or unmeasured):
        return claim
    return perhaps(replace(claim.fact, band=band), claim.at)
