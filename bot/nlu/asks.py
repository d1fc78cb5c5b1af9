"""What a message asks beside the matter, and what is no business of ours at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.glossary import OF_APPROACH
from advisor.interpret.commands import command
from advisor.interpret.heard import ANSWERED, Asked, Context, Intent
from advisor.interpret.plain_topics import begins_asking, enough, of_buying, privacy, task_changes
from advisor.interpret.terms import asked_terms
from advisor.slots import LABELLED_EXAMPLES
from advisor.verdict import Approach
from bot.nlu.claims import asks_if_enough
from bot.nlu.look import HOSTILE, EncodedMessage, Seen
from bot.nlu.units import Unit

ALTERNATIVE = "alternative:"
TELL = "tell"
MOST_WORDS = 30
"""Words of a message that may as a whole ask for something beside the matter; a longer one tells a story."""
MOST_ASKED = 5
"""Things that a message may ask for: more are a list of topics, and nobody waits for all of them."""
MOST_WORDS_OF_ENOUGH = 12
"""Words of a question that asks if something is enough, and of nothing else."""
MATTER, ASIDE = "matter", ("off", HOSTILE, "smalltalk")
"""What a message can be about: whether to tune a model, or anything that is no business of ours."""
SURELY = 0.95
"""How sure a decline has to be while a question is open, where short and odd words are good replies."""
_DEMANDS = frozenset(
    {
        Intent.NEW_MATTER, Intent.VERDICT, Intent.COST, Intent.NEXT_STEPS, Intent.RISKS, Intent.WHY, Intent.VENDOR,
        Intent.COMPARE, Intent.OWN_DATA, Intent.REACHABLE, Intent.BRIEF,
    }
)  # fmt: skip
"""What people ask for in sentences that are no questions: "now give me the cost"."""
COURTESIES = (Intent.THANKS, Intent.FAREWELL, Intent.AGREE, Intent.HESITATION, Intent.HELP)
"""What is said to anybody, and declined to nobody."""
_SMALLER = re.compile(r"distil|teacher|small|tiny|mini|cheap|light|klein|petit|peque|menor|小|작")
"""Without one of these nobody proposes a smaller model."""
_PRICED = {
    Approach.CLASSIFIER: re.compile(r"classifier|klassifikator|clasificador|classificador|classifieur"),
    Approach.FINE_TUNING: re.compile(r"fine-? ?tun|\b(?:re)?train(?:ing|ed)?\b|feinabstimm|entrenar|entraîn|treinar"),
    Approach.RAG: re.compile(r"\brag\b|retrieval"),
    Approach.DISTILLATION: re.compile(r"distil"),
}
"""How people name an approach whose price they ask."""
_BESIDE = ANSWERED - {Intent.BRIEF}
"""What is answered as one of several things; a few lines to pass on are asked for alone."""
_BY_ITS_WORDS = (Intent.TASK_CHANGES, Intent.PRIVACY, Intent.VENDOR, Intent.OWN_DATA)
_OF_TERMS = (Intent.ALTERNATIVE, Intent.COMPARE, Intent.TERM)
"""What a message that only asks what a word means is easily taken for."""


def asked_for(look: EncodedMessage, context: Context, *, facts: bool) -> tuple[Asked, ...]:
    """What the message asks for, with the term of an approach that it proposes, in its order; nothing if it only tells.

    After a verdict people mostly ask, so that less is enough where nothing is surely told (`facts`). In the course of a
    conversation a question counts that stands beside something told, and "another idea" before it.
    """
    seen = look.as_a_whole("ask")
    if seen is None:
        return ()
    # "Would that do?" is said of examples, unless it was something else that was asked for.
    asked = context.question
    counting = asked is None or LABELLED_EXAMPLES.id in asked.slots or asks_if_enough(look) is not None
    whole = _asked(seen, likely=context.decided and not facts) if _short(look.whole) else None
    whole = _plainly(look.whole, counting=counting) or whole if sum(unit.whole for unit in look.units) == 1 else whole
    going_on = context.question is not None or len(context.facts) > 0
    rest = look.each("ask") if going_on and (len(look.units) > 1 or not whole) else ()
    short = (own for own in rest if _short(own.unit) and _by_itself(own))
    found = (_plainly(own.unit, counting=counting) or _asked(own, likely=False) for own in short)
    # Nobody asks what we can do in passing.
    apart = [
        own for own in found if own and own.intent not in COURTESIES and (own.terms or own.intent is not Intent.TERM)
    ]
    if any(own.intent is Intent.TERM for own in apart):
        apart = [own for own in apart if own.intent not in (Intent.ALTERNATIVE, Intent.COMPARE, Intent.BRIEF)]
        whole = whole if whole and whole.intent not in (*_OF_TERMS, Intent.BRIEF) else None
    if any(own.intent in _BY_ITS_WORDS for own in apart):
        # What is plain by its words outranks what the message as a whole seems to be about.
        whole = None
    if whole is None:
        return _each_once(apart)
    # What the message as a whole seems to ask is one of several things only where a part of it asks the same.
    agreed = any(own.intent is whole.intent for own in apart)
    return _each_once([whole, *(own for own in apart if own.intent in _BESIDE)] if agreed else [whole])


def _plainly(unit: Unit, *, counting: bool) -> Asked | None:
    """What a stretch asks, where it plainly does; `counting`: it is asked how many examples there are."""
    if not unit.asks and not unit.text.startswith("tell me"):
        return None
    if (asked := command(unit.text)) in ANSWERED - {Intent.TERM}:
        return Asked(asked)
    if task_changes(unit.text):
        return Asked(Intent.TASK_CHANGES)
    if privacy(unit.text):
        return Asked(Intent.PRIVACY)
    if of_buying(unit.text):
        return Asked(Intent.VENDOR)
    if counting and enough(unit.text) and len(unit.text.split()) <= MOST_WORDS_OF_ENOUGH:
        return Asked(Intent.OWN_DATA)
    terms = asked_terms(f"{unit.text}?")
    return Asked(Intent.TERM, terms) if terms else None


def _each_once(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    return tuple({own.intent: own for own in reversed(asked)}.values())[::-1][:MOST_ASKED]


def _short(unit: Unit) -> bool:
    return len(unit.text.split()) <= MOST_WORDS


def _by_itself(seen: Seen) -> bool:
    """Whether a stretch of several is a question, or a sentence that demands something without being one."""
    if not seen.unit.whole:
        return seen.unit.asks and (begins_asking(seen.unit.text) or enough(seen.unit.text))
    return seen.unit.asks or max(seen.chances, key=seen.chances.__getitem__) in _DEMANDS


def _asked(seen: Seen, *, likely: bool) -> Asked | None:
    """What one stretch asks for; None if it tells. Where asking is `likely`, telling has to be by far the likeliest."""
    enough = seen.head.thresholds.doubtful if likely else seen.head.thresholds.sure
    ways = {name: chance for name, chance in seen.chances.items() if name.startswith(ALTERNATIVE)}
    others = {name: chance for name, chance in seen.chances.items() if name not in ways and name != TELL}
    together, best = sum(ways.values()), max(others, key=others.__getitem__)
    asked = max(together, others[best])
    if asked < enough or (not likely and asked < seen.chances.get(TELL, 0.0)):
        return None
    if together < others[best]:
        return Asked(Intent(best), _priced(seen.unit.text) if best == Intent.COST else ())
    named = max(ways, key=ways.__getitem__).removeprefix(ALTERNATIVE)
    if named == Approach.DISTILLATION and not _SMALLER.search(seen.unit.text):
        # "Can one student do it?"
        return None
    known = named in {own.value for own in OF_APPROACH}
    return Asked(Intent.ALTERNATIVE, (OF_APPROACH[Approach(named)].id,) if known else ())


def _priced(text: str) -> tuple[str, ...]:
    """The term of the one approach whose cost is asked; none where no approach is named, or several."""
    named = [approach for approach, words in _PRICED.items() if words.search(text)]
    return (OF_APPROACH[named[0]].id,) if len(named) == 1 else ()


def declined(look: EncodedMessage, context: Context, *, surely: bool = False) -> bool:
    """Whether a message in which nothing could be read has nothing to do with models; `surely`, whatever it asks."""
    seen = look.as_a_whole("scope")
    if seen is None:
        return False
    aside = sum(seen.chances.get(name, 0.0) for name in ASIDE)
    return aside >= (SURELY if surely or context.question else seen.head.thresholds.sure)
