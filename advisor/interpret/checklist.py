"""Reads the reply to a checklist: which of its items are ticked, by number, by name, all or none."""

from __future__ import annotations

import re

from advisor.facts import UNSURE, Fact
from advisor.interpret.choices import place
from advisor.interpret.heard import Heard, Intent
from advisor.interpret.normalise import Plain
from advisor.interpret.plain_topics import begins_asking
from advisor.slots import BY_ID

_ITEM_NAMES: dict[str, re.Pattern[str]] = {
    "eval_set": re.compile(r"\b(?:eval(?:uation)?s?(?: ?-?(?:sets?|cases))?|test ?sets?)\b"),
    "failures_read": re.compile(
        r"\b(?:error analysis|(?:reading |read |reviewed |50 )?(?:the |our )?failures?(?: (?:read|reviewed))?)\b"
    ),
    "label_quality": re.compile(
        r"\b(?:(?:checked|verified|reviewed|good|clean) )?(?:examples|labels|data)(?: (?:checked|quality))?\b"
    ),
}
"""How people name the items in a bare list."""
_ALL = re.compile(
    r"(?:yes,? (?:to )?)?(?:we have |we've got |got |have |i have |tick )?(?:them )?(?:all|everything|every one|each)"
    r"(?: of (?:them|these|those|the above|it))?(?: (?:are true|true|apply|ticked|yes|in place|there))?"
    r"|(?:all )?(?:three|3|both) of (?:them|these)|all (?:two|three|four|five|[2-5])|yes to all|tick all|the lot|both"
)
_NONE = re.compile(
    r"(?:no|nope|nah|(?:we have |i have |have |got )?(?:none|nothing|neither|zero|not one|not any)"
    r"(?: of (?:them|these|those|the above|it|that))?(?: (?:yet|so far|really|at all|i'm afraid|sadly|sorry))*)"
)
_BUT = re.compile(
    r"(?:all|everything)(?: of (?:them|these))?,? (?:but|except|except for|apart from|without) (?P<rest>.+)"
)
_FIRST = re.compile(r"(?:just |only )?(?:the )?(?P<end>first|last) (?P<many>two|couple|2)(?: (?:of them|ones|items))?")
_WE_HAVE = re.compile(
    r"^(?:(?:yes|yep|yeah|ok|so|well),? )?"
    r"(?:(?:as )?i said|(?:we|i)(?:'ve got|'ve| have got| have| got)|got|have|yes to) "
)
_FILLER = re.compile(r"\b(?:only|just|have|and|or|plus|the|an|tick|number|numbers|option|options|item|items|also"
                     r"|yes|our|ones|both|that's|it's)\b|&")  # fmt: skip


_ORDINAL_ONE = re.compile(r"\b(first|second|third|fourth|last) one\b")
"""Where "one" is no number."""
_NOT_THAT = re.compile(
    r"[, ]+(?:and |but )?not (?:the |number |item |no\. ?)?(?:[0-9]{1,2}|[a-z]{3,7})(?: (?:one|yet))?$"
)
"""What is named at the end only to say that it is not there: "just number 2, not 1"."""
_SENTENCE = re.compile(r"[.:;!?\n]+ *| - ")


def ticked(text: str, slots: tuple[str, ...], words: str) -> tuple[Fact, ...]:
    """What a reply says of the `slots` of a checklist, in their order.

    A complete answer (numbers, names alone, all, none) sets every slot, also as the first or last of several sentences
    ("all three: ...", "I said so. So: 1, 2."); any other sentence sets none here.
    """
    parts = [part.strip(" ,") for part in _SENTENCE.split(text) if part.strip(" ,")]
    ways = [text, parts[0], parts[-1]] if parts else [text]
    chosen = next((one for way in ways if (one := _said(way, slots)) is not None), None)
    return _facts(chosen, slots, words) if chosen is not None else ()


def ticks_first(plain: Plain, slots: tuple[str, ...]) -> tuple[Heard, str] | None:
    """The ticks that a reply begins with, and the question behind them: "2 and 3, but what is an error analysis?"."""
    text = plain.text
    for cut in reversed(list(_CUT.finditer(text))):
        chosen = _said(text[: cut.start()].strip(), slots) if _asks(text[cut.end() :]) else None
        if chosen is not None:
            facts = _facts(chosen, slots, plain.quote(0, cut.start()))
            return Heard(Intent.TELL, facts), plain.words(cut.end(), len(text))
    return None


_CUT = re.compile(r"[,.:;!?\n]+ *(?:(?:but|and|so) )?| -+ (?:(?:but|and|so) )?| (?:but|and|so|aber|mais|pero|mas) ")
"""Where the ticks may end and something else begins."""


def _asks(text: str) -> bool:
    """Whether the first sentence of a text asks."""
    first = _FIRST_SENTENCE.match(text)
    return begins_asking(text) or (first is not None and first[0][-1:] in ("?", "？"))


_FIRST_SENTENCE = re.compile(r"[^.!?？\n]*[.!?？\n]?")


def _said(text: str, slots: tuple[str, ...]) -> set[int] | None:
    return _chosen(_WE_HAVE.sub("", _NOT_THAT.sub("", text)), slots)


def _facts(chosen: set[int], slots: tuple[str, ...], words: str) -> tuple[Fact, ...]:
    """The ticked items as so, and the others as not so; or as open, where "not sure" is among what was named."""
    if len(slots) + 1 in chosen:
        return tuple(
            _fact(slot, True, words) if number in chosen else Fact(slot, UNSURE, words=words)
            for number, slot in enumerate(slots, start=1)
        )
    return tuple(_fact(slot, number in chosen, words) for number, slot in enumerate(slots, start=1))


def _fact(slot_id: str, yes: bool, words: str) -> Fact:
    bad, good = BY_ID[slot_id].bands
    return Fact(slot_id, (good if yes else bad).id, words=words)


def _chosen(text: str, slots: tuple[str, ...]) -> set[int] | None:
    """The numbers of the ticked items, or None where the reply is no complete answer."""
    every = set(range(1, len(slots) + 1))
    if _ALL.fullmatch(text):
        return every
    if _NONE.fullmatch(text):
        return set()
    if but := _BUT.fullmatch(text):
        rest = _listed(but["rest"], slots)
        return None if rest is None else every - rest
    if first := _FIRST.fullmatch(text):
        return set(sorted(every)[:2] if first["end"] == "first" else sorted(every)[-2:])
    return _listed(text, slots)


def _listed(text: str, slots: tuple[str, ...]) -> set[int] | None:
    """The items of a bare list of numbers, places, letters or names; None as soon as it says anything else."""
    found: set[int] = set()
    rest = text
    for number, slot in enumerate(slots, start=1):
        if (name := _ITEM_NAMES.get(slot)) is not None:
            rest, times = name.subn(" ", rest)
            found |= {number} if times else set()
    for word in re.findall(r"[\w']+", _FILLER.sub(" ", _ORDINAL_ONE.sub(r"\1", rest))):
        number_named = len(slots) if word == "last" else place(word)
        if number_named is None or number_named > len(slots) + 1:
            return None
        found.add(number_named)
    return found or None
