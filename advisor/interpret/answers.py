"""Reads a message that, as a whole, is an exact reply to the open question: a label, a number, yes or no, an amount."""

from __future__ import annotations

import re

from advisor.facts import UNSURE, Fact
from advisor.interpret.both import besides, both, may_be_both
from advisor.interpret.checklist import ticked, ticks_first
from advisor.interpret.choices import option_number
from advisor.interpret.clauses import spans_of
from advisor.interpret.counts import TOKENS_A_PAGE, count_fact, each_of, of_another
from advisor.interpret.heard import Context, Heard, Intent
from advisor.interpret.normalise import Plain
from advisor.interpret.quantities import amounts
from advisor.interpret.seasons import months_of
from advisor.slots import BY_ID, GAP, TASK, Slot
from advisor.slots.questions import Question

_ASSENT = (
    r"yes|yeah|yep|yup|sure|right|fine|of course|indeed|obviously|correct|exactly|that's right|that's it|genau|gerne|ja"
    r"|richtig|stimmt|das stimmt|das ist richtig|sí|si|eso es|así es|oui|c'est ça|sim|isso"
)
_YES = re.compile(
    rf"(?:(?:as |like )?i (?:already )?said )?(?:{_ASSENT}|y|definitely|absolutely|certainly|true|aye"
    r"|是|是的|对|はい|네|that is right|so it is|jawohl|que s[ií]|pues s[ií]|claro|claro que sí|exacto|bien sûr"
    r"|tout à fait|exato|pois sim|isso mesmo)"
    rf"(?: (?:{_ASSENT}|ok|okay|we do|we have|it is|it does|please|i think so|i suppose|thanks"
    r"|(?:it|that)(?:'s| is)(?: all)? (?:right|correct|so|true|it)|you(?:'ve| have)? got (?:it|that|me|all)(?: right)?"
    r"|you are right|you're right|twice|again|already|i said(?: so| yes)?))*"
)
_NO = re.compile(
    r"(?:no|nope|nah|not really|not at all|n|negative|nein|non|não|不|不是|いいえ|아니요|wrong|that's wrong)"
    r"(?: (?:not really|not yet|we don't|we haven't|it isn't|it doesn't|sorry|thanks|none))*"
)
_HEDGED = re.compile(
    rf"(?:(?:{_ASSENT}|well) )?"
    r"(?:(?:i|we) (?:guess|suppose|think|reckon|believe)(?: so)?|probably|more or less|pretty much|basically|mostly"
    r"|roughly|kind of|sort of|kinda|sorta|that(?:'s| is) about (?:right|it)|close enough|sounds (?:about )?right"
    r"|schon|eher ja)"
    r"(?: (?:yes|yeah|so|right))?"
)
"""A yes to what is to be confirmed, though not to a question."""
_BOTH = re.compile(
    r"(?:(?:yes|well|honestly|actually|ja|oui|sí|sim|it's|we (?:need|want|do)) )*"
    r"(?:both(?: of (?:them|these))?|beide?s?|les deux|[ao]mbos|ambas|l[oa]s dos|[oa]s dois|as duas"
    r"|両方|둘 다|两个都是|都是)"
    r"(?: (?:really|actually|of course|i (?:suppose|guess|think|said)|(?:like|as) i said|please|eigentlich|en fait))*"
)
"""Both of two readings."""
_DENIED = re.compile(r"(?:(?:i|we) don't (?:think|believe) so|no way|certainly not|not (?:quite|exactly|that))")
_YES_AND = re.compile(
    r"((?:yes|yeah|yep|yup|sure|ja|oui|sí|si|sim)) (?!(?:but|no|not|nah|well|except|if|or|aber|mais|pero|mas"
    r"|(?:and|und|et|y|e) (?:no|nein|non|não))\b)(\S.*)"
)
_TWO = re.compile(r"(\d{1,2}) ?(?:,|and|&|\+|/) ?(\d{1,2})")
_AROUND = re.compile(
    r"(?:(?:about|around|roughly|approximately|maybe|perhaps|probably|say|some|we have|we've got|i have|i think|i'd say"
    r"|there are|it's|or so|in total|ish|tops|right now|now|today|currently|so far|at (?:the )?most|more or less"
    r"|over|more than|fewer than|less than|under|up to|nearly|almost|only|just|well|hmm|um|ungefähr|etwa|environ"
    r"|unos|unas|cerca de|约|大约|大概|約|약|of them|of those|requests|calls|messages|questions|examples|pairs|cases"
    r"|labelled|labeled|a day|per day|daily|pages|~)(?=\W|$)|\W)*"
)
_NONE = re.compile(r"(?:no|none|nothing|zero|0|not any|we have none|none at all)(?: (?:yet|so far|at all|sorry))*")


def pressed(plain: Plain, context: Context) -> Heard | None:
    """What a reply says that is just one of the labels shown, yes or no to what is to be confirmed, or a place."""
    if not (asked := context.question):
        return None
    text = plain.text.strip(" \n.!?")
    if recap := context.recap:
        return _played_back(text, recap, context.numbered)
    if confirming := context.confirming:
        if (answer := _confirmed(text, confirming, context.numbered)) is not None:
            return answer
    elif numbered_tasks := _two_tasks(text, plain.quote(0, len(plain.text))) if _lists_tasks(context) else None:
        return numbered_tasks
    elif asked.checklist and ticks_first(plain, asked.slots):
        return None
    elif facts := _replied(text, asked, plain.quote(0, len(plain.text)), context.numbered):
        unsure = all(fact.band == UNSURE for fact in facts)
        return Heard(Intent.UNSURE) if unsure else Heard(Intent.TELL, facts)
    label = None if asked.checklist else _label(text, BY_ID[asked.slots[0]])
    return Heard(Intent.TELL, (Fact(asked.slots[0], label, words=plain.quote(0, len(text))),)) if label else None


def _lists_tasks(context: Context) -> bool:
    return context.numbered and context.question is not None and context.question.slots == (TASK.id,)


_STOP = r"[,.;:!?。、，！？]"
_PART = re.compile(rf"(?<![0-9]){_STOP}+\s*|(?<=[0-9]){_STOP}+(?![0-9]|{_STOP})\s*|\s+-+\s+")
"""Where a reply has parts; a dot or comma within a number parts nothing."""
_DENIES = re.compile(
    r"(?:no|nope|nah|nein|non|wrong|not|never|nobody|neither|いいえ|不是)\b.*"
    r"|(?:it|that|this)(?:'?s| is| was) (?:not|wrong)\b.*|i never\b.*|(?:it|that|this) isn'?t\b.*"
    r"|(?:(?:well|hmm?|actually|honestly) )?(?:i|we) (?:would|do)(?:n't| not) (?:say|think|call|put|believe)\b.*"
)
_LINE_WRONG = re.compile(
    r"\b(?:the )?(?P<line>first|second|third|fourth|1st|2nd|3rd|4th|last)(?: (?:one|line|point|is|was"
    r"|isn't)){0,2}[ ,:]{1,2}"
    r"(?:no|not|wrong|isn't|false)\b"
)
"""One line of what was played back that is wrong: "first yes, second no"."""
_ALL = re.compile(
    r"(?:(?:yes|yep|yup|yeah|ok|okay|sure|ja|oui|sí|si|sim) )*"
    r"(?:(?:that's |it's |looks |sounds )?(?:all (?:of (?:it|that)|right|correct|good|fine|true|yes)|good|perfect)"
    r"|(?:stimmt )?alles(?: richtig| gut)?|passt(?: alles| so)?|tout(?: est (?:bon|juste|vrai))?|c'est (?:bon|parfait)"
    r"|todo(?: (?:bien|correcto))?|tudo(?: (?:certo|bem))?)"
    r"(?: (?:now|so far|as i said|thanks|please))*"
)
_ELSE = ("something else", "no something else", "neither", "neither of them")
MOST_PARTS = 3
"""Parts of a message, at its beginning, that may be its yes or no; what comes later says something else."""


def opening(plain: Plain, context: Context) -> tuple[Heard, str] | None:
    """What one of the first words of a longer reply answers by itself - yes, no, the second - and the rest of it.

    None where none does, or nothing is open that they could answer.
    """
    if not (asked := context.question):
        return None
    if asked.checklist:
        return ticks_first(plain, asked.slots)
    parts = [part.strip() for part in _PART.split(plain.text) if part.strip()]
    if parts and (context.recap or len(context.confirming) == 1) and not _YES.fullmatch(_bare(parts[0])):
        # "Yeah way fewer": people leave out the comma.
        begun = _YES_AND.match(parts[0])
        parts[:1] = (begun[1], begun[2]) if begun else parts[:1]
    spans = spans_of(parts, plain.text)
    for number, part in enumerate(parts[:MOST_PARTS] if len(parts) > 1 else ()):
        if heard := _opens(part, plain, context, first=number == 0):
            if heard.intent is Intent.OTHERWISE:
                return heard, plain.words(0, len(plain.text))
            before, after = spans[:number], spans[number + 1 :]
            kept = [plain.words(before[0][0], before[-1][1])] if before else []
            # What asks keeps its mark.
            end = len(plain.text) if plain.text.endswith(("?", "？")) else spans[-1][1]
            kept += [plain.words(after[0][0], end)] if after else []
            return heard, ". ".join(kept)
    return None


def _opens(part: str, plain: Plain, context: Context, *, first: bool) -> Heard | None:
    if recap := context.recap:
        heard = _played_back(part, recap, context.numbered and first)
        return heard if first or (heard and heard.intent is Intent.TELL) else None
    confirming = context.confirming
    if context.question and not confirming:
        slot, start = context.question.slots[0], plain.text.index(part)
        listed = _numbered(part, BY_ID[slot]) if context.numbered and first else None
        words, rest = plain.quote(start, start + len(part)), plain.text[start + len(part) :]
        said = _yes_no(_bare(part), BY_ID[slot]) or listed or (_label(part, BY_ID[slot]) if first else None)
        if said:
            return Heard(Intent.TELL, (Fact(slot, said, words=words),))
        # "500. How much would that be?", and not "500, maybe 600".
        goes_on = re.search(r"[0-9]", rest) or months_of(rest)
        counted = _amount(part, BY_ID[slot], words) if first and not goes_on else None
        return Heard(Intent.TELL, (counted,)) if counted else None
    if may_be_both(confirming) and _BOTH.fullmatch(_bare(part)):
        return both(confirming)
    if (first and _DENIES.fullmatch(part)) or (confirming and _NO.fullmatch(_bare(part))):
        return Heard(Intent.OTHERWISE)
    place = option_number(re.sub(r" (?:i (?:suppose|think|guess)|one)$", "", part), len(confirming))
    if place is not None and (len(part) > 1 or context.numbered):
        return Heard(Intent.TELL, (confirming[place - 1],))
    return Heard(Intent.TELL, confirming) if len(confirming) == 1 and _YES.fullmatch(_bare(part)) else None


_NUMBERED = re.compile(
    r"(?:(?:well|hmm?|uh|erm|pues|also|äh|alors|then|maybe|number|nr|no|the|la|el|die|le|o|a)\.? )*([0-9]{1,2})"
    r"(?: (?:i (?:guess|think|suppose)|probably|maybe|more or less|creo|glaube ich|je crois|acho))?"
)
"""A place in the list that is shown, with hardly a word beside it."""


def _numbered(part: str, slot: Slot) -> str | None:
    """The band at the place that a part of a reply names; the last place is "not sure" and none of them."""
    found = _NUMBERED.fullmatch(part)
    place = int(found[1]) if found else 0
    return slot.bands[place - 1].id if 1 <= place <= len(slot.bands) else None


def _confirmed(text: str, readings: tuple[Fact, ...], numbered: bool) -> Heard | None:
    """Yes, no or a place, to one reading ("right?") or to two ("which?"); "something else" is no to either."""
    one = [Heard(Intent.TELL, (fact,)) for fact in readings]
    together = [both(readings)] if may_be_both(readings) else []
    listed = [*one, *together, Heard(Intent.OTHERWISE), Heard(Intent.UNSURE)]
    place = option_number(text, len(listed)) if numbered or not text.isdigit() else None
    if place is not None:
        return listed[place - 1]
    bare = _bare(text)
    if together and _BOTH.fullmatch(bare):
        return together[0]
    if _NO.fullmatch(bare) or _DENIED.fullmatch(bare) or bare in _ELSE:
        return Heard(Intent.OTHERWISE)
    if _YES.fullmatch(bare) or _HEDGED.fullmatch(bare):
        return one[0] if len(one) == 1 else None
    return None


def _played_back(text: str, recap: tuple[Fact, ...], numbered: bool) -> Heard | None:
    """Yes or no to all that was played back, or the place of what is to be changed."""
    place = option_number(text, len(recap) + 1) if numbered or not text.isdigit() else None
    bare = _bare(text)
    if place == 1 or _YES.fullmatch(bare) or _HEDGED.fullmatch(bare) or _ALL.fullmatch(bare):
        return Heard(Intent.TELL, tuple(fact.confirmed for fact in recap))
    if place is not None:
        return Heard(Intent.CHANGE, slot=recap[place - 2].slot)
    if wrong := _LINE_WRONG.search(text):
        line = option_number(wrong["line"], len(recap))
        return Heard(Intent.CHANGE, slot=recap[line - 1].slot) if line else None
    return Heard(Intent.OTHERWISE) if _NO.fullmatch(bare) or _DENIED.fullmatch(bare) else None


def _replied(text: str, asked: Question, words: str, numbered: bool) -> tuple[Fact, ...]:
    if asked.checklist:
        return ticked(text, asked.slots, words)
    slot = BY_ID[asked.slots[0]]
    if numbered and slot is GAP and (two := _two_gaps(text, words)):
        return two
    fact = (_placed(text, slot, words) if numbered or not text.isdigit() else None) or _amount(text, slot, words)
    if fact is None and (said := _yes_no(_bare(text), slot)):
        fact = Fact(slot.id, said, words=words)
    return (fact,) if fact else ()


def _placed(text: str, slot: Slot, words: str) -> Fact | None:
    number = option_number(text, len(slot.bands) + 1)
    if number is None:
        return None
    return Fact(slot.id, slot.bands[number - 1].id if number <= len(slot.bands) else UNSURE, words=words)


def _two_tasks(text: str, words: str) -> Heard | None:
    """Two numbers of the list of tasks: the first is advised on, the second waits."""
    two = _two_places(text, TASK, words)
    return Heard(Intent.TELL, two[:1], later=two[1]) if two else None


def _two_gaps(text: str, words: str) -> tuple[Fact, ...]:
    """Two numbers of the list, the first as what falls short, the second as what does besides."""
    two = _two_places(text, GAP, words)
    also = besides(two[1]) if two else None
    return (two[0], also) if also else ()


def _two_places(text: str, slot: Slot, words: str) -> tuple[Fact, ...]:
    """The facts at two different places of the list that `text` names; none where it names anything else."""
    found = _TWO.fullmatch(text)
    places = [int(number) for number in found.groups()] if found else []
    if len(set(places)) < 2 or not all(1 <= place <= len(slot.bands) for place in places):
        return ()
    return tuple(Fact(slot.id, slot.bands[place - 1].id, words=words) for place in places)


def _amount(text: str, slot: Slot, words: str) -> Fact | None:
    """A number that is all there is to the reply, but for words like "about" and the slot's own unit."""
    if not slot.numeric:
        return None
    if slot.bands[0].id == "none" and _NONE.fullmatch(_bare(text)):
        return Fact(slot.id, slot.bands[0].id, words=words)
    found = amounts(text)
    if len(found) != 1:
        return None
    # Of the slots, only material may come without a unit that tells its size; whoever says a number alone means pages.
    each = each_of(slot.id, found[0], text, asked=True) or TOKENS_A_PAGE
    alone = _AROUND.fullmatch(text[: found[0].start]) and _AROUND.fullmatch(text[found[0].end :])
    if not (alone or each != 1):
        return None
    if (other := of_another(slot, text)) is not None:
        return other.fact(words)
    return count_fact(slot.id, found[0], each, words)


def _label(text: str, slot: Slot) -> str | None:
    """The band whose button says just this."""
    reply = _bare(text)
    return next((band.id for band in slot.bands if reply in (_bare(band.label), _bare(band.id))), None)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower()))


def _yes_no(reply: str, slot: Slot) -> str | None:
    """What a plain yes or no means: only where every band is a yes or a no, or the question takes a yes."""
    if slot.asking and slot.asking.yes and _YES.fullmatch(reply):
        return slot.asking.yes
    kinds = {band.label.partition(",")[0].casefold(): band.id for band in slot.bands}
    if set(kinds) != {"yes", "no"}:
        return None
    return kinds["yes"] if _YES.fullmatch(reply) else kinds["no"] if _NO.fullmatch(reply) else None
