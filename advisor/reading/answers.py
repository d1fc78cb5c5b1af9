"""Reads a message as the reply to the question just asked: a number, a letter, a label, yes or no, an amount."""

from __future__ import annotations

import re

from advisor.facts import UNSURE, Fact
from advisor.questions import Question
from advisor.reading.checklist import ticked
from advisor.reading.countable import TOKENS_A_PAGE
from advisor.reading.counts import count_fact, size
from advisor.reading.normalise import Plain
from advisor.reading.numbers import amounts
from advisor.reading.ordinals import option_number
from advisor.reading.replies import REPLIES, YES_NO
from advisor.reading.scope import denied
from advisor.reading.vocabulary import ITEMS
from advisor.slots import BY_ID, GAP, SECOND_GAP, Slot

_YES = re.compile(
    r"^(?:yes|yeah|yep|yup|sure|of course|definitely|absolutely|certainly"
    r"|correct|right|y|aye|indeed|true)\b(?! (?:and|or) no)"
)
_NO = re.compile(
    r"^(?:no|nope|nah|not really|not at all|never|n|negative|none|false)\b(?!,? (?:sorry"
    r"|wait|actually|i meant|idea|clue|preference|one|matter))(?! ?\d)"
)
_TWO = re.compile(r"(\d{1,2}) ?(?:,|and|&|\+|/) ?(\d{1,2})$")
_SHORT = 120
"""A longer message tells its own story and is no mere answer."""
_COUNTED = {
    "labelled_examples": re.compile(
        r"[\s+]*(?:(?:or so|of (?:them|those|these)|so far|in total|i think"
        r"|maybe|roughly|ish|odd|labell?ed|good|at (?:the )?most|tops|right now"
        rf"|now|today|currently|already|all up|examples?|{ITEMS}|rows|records"
        r"|documents|items|things|cases)\b[\s.,!]*)*$"
    ),
    "volume": re.compile(
        r"[\s+]*(?:(?:or so|of (?:them|those)|in total|i think|maybe|roughly"
        r"|ish|odd|at (?:the )?(?:most|peak)|tops|right now|now|today|currently"
        r"|requests?|calls|queries|messages|questions|tickets|e-?mails|conversations"
        r"|chats|a day|per day|daily)\b[\s.,!]*)*$"
    ),
    "corpus_size": re.compile(
        r"[\s+]*(?:(?:or so|in total|i think|maybe|roughly|ish|odd|tops|right now"
        r"|now|all up)\b[\s.,!]*)*$"
    ),
}


def chosen(plain: Plain, asked: Question) -> Fact | None:
    """The fact that a reply states by saying just what one of the buttons of `asked` says, or None."""
    slot = BY_ID.get(asked.slots[0])
    label = _label(plain.text, slot) if slot and not asked.checklist else None
    return Fact(slot.id, label, words=plain.quote(0, len(plain.text))) if slot and label else None


def answers(plain: Plain, asked: Question) -> tuple[Fact, ...]:
    """The facts that a reply to `asked` states, quoting the reply; `UNSURE` bands where "Not sure" was chosen."""
    text = plain.text.strip(" \n.!")
    words = plain.quote(0, len(plain.text))
    if not text or len(text) > _SHORT:
        return ()
    if asked.checklist:
        return ticked(text, asked.slots, words)
    if asked.slots == (GAP.id,) and (both := _two_gaps(text, words)):
        return both
    fact = _answer(text, BY_ID[asked.slots[0]], words) if asked.slots[0] in BY_ID else None
    return (fact,) if fact else ()


def _two_gaps(text: str, words: str) -> tuple[Fact, ...]:
    """Two numbers of the list, the first as what falls short, the second as what does besides."""
    found = _TWO.match(text)
    if not found:
        return ()
    places = [int(number) - 1 for number in found.groups()]
    bands = [GAP.bands[place].id for place in places if 0 <= place < len(GAP.bands)]
    besides = {band.id for band in SECOND_GAP.bands}
    if len(bands) != 2 or bands[0] == bands[1] or bands[1] not in besides:
        return ()
    return (Fact(GAP.id, bands[0], words=words), Fact(SECOND_GAP.id, bands[1], words=words))


def _answer(text: str, slot: Slot, words: str) -> Fact | None:
    number = option_number(text, len(slot.bands) + 1)
    if number is not None:
        band = slot.bands[number - 1].id if number <= len(slot.bands) else UNSURE
        return Fact(slot.id, band, words=words)
    if (label := _label(text, slot)) is not None:
        return Fact(slot.id, label, words=words)
    if fact := _amount(text, slot, words):
        return fact
    said = _reply(text, slot) or _yes_no(text, slot)
    return Fact(slot.id, said, words=words) if said else None


def _amount(text: str, slot: Slot, words: str) -> Fact | None:
    found = list(amounts(text))
    if slot.id not in _COUNTED or len(found) != 1 or denied(text, found[0].start, found[0].end, lists=False):
        return None
    amount = found[0]
    tokens = size(amount, text) if slot.id == "corpus_size" else None
    if tokens is None and not _COUNTED[slot.id].match(text, amount.end):
        return None
    if re.search(r"\w{3,} (?:\w+ ){4,}$", text[: amount.start]):
        return None
    each = (tokens or TOKENS_A_PAGE) if slot.id == "corpus_size" else 1
    return count_fact(slot.id, amount, each, words)


def _label(text: str, slot: Slot) -> str | None:
    """The band whose button says just this."""
    reply = _bare(text)
    return next((band.id for band in slot.bands if reply in (_bare(band.label), _bare(band.id))), None)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _reply(text: str, slot: Slot) -> str | None:
    bands = {
        row.band
        for row in REPLIES
        if row.slot == slot.id and any(not denied(text, *found.span()) for found in row.pattern.finditer(text))
    }
    return bands.pop() if len(bands) == 1 else None


def _yes_no(text: str, slot: Slot) -> str | None:
    yes, no = YES_NO.get(slot.id, ("", ""))
    if _YES.search(text):
        return yes or None
    return (no or None) if _NO.search(text) else None
