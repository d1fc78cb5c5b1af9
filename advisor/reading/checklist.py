"""Reads the reply to a checklist: which of its items are ticked, by number, by name, all or none."""

from __future__ import annotations

import re

from advisor.facts import UNSURE, Fact
from advisor.reading.ordinals import place
from advisor.reading.replies import ITEM_NAMES, YES_NO

_ALL = re.compile(
    r"(?:yes,? (?:to )?)?(?:we have |we've got |got |have |i have |tick )?(?:them )?(?:all"
    r"|everything|every one|each)(?: of (?:them|these|those|the above|it))?(?: (?:six|6|five|5|four"
    r"|4|three|3|two|2))?(?: (?:are true|true|apply|ticked|yes|in place|there))?"
    r"|(?:all )?(?:6|six|5|five|4|four|3|three|both) of (?:them|these)|yes to all|tick all|the lot|both"
)
_NONE = re.compile(
    r"(?:no|nope|nah|(?:we have |i have |have |got )?(?:none|nothing|neither"
    r"|zero|not one|not any)(?: of (?:them|these|those|the above|it|that))?(?: (?:yet"
    r"|so far|really|at all|i'm afraid|sadly|are true|apply|sorry))*|no,? none(?: of (?:them"
    r"|these|those))?(?: yet)?)"
)
_BUT = re.compile(
    r"(?:all|everything|all of them|all of these)(?:,)? (?:but|except|except for"
    r"|apart from|bar|minus|other than|without) (?:for )?(?P<rest>.+)"
)
_FIRST = re.compile(
    r"(?:just |only )?(?:the )?(?P<end>first|last) (?P<many>two|three|four|five|couple|[2-5])"
    r"(?: (?:of (?:them|these|those)|ones|items|things|boxes))?"
)
_WE_HAVE = re.compile(
    r"^(?:(?:yes|yep|yeah|ok|so|well),? )?(?:(?:we|i)(?:'ve got|'ve| have got| have| got| do have)|got|have|there is"
    r"|there's|yes to) "
    r"(?:only |just |all (?=but|except))?(?=(?:the |numbers? |items? |only )?(?:[0-9]\b[0-9 ,&and]*$"
    r"|first|last|second|third|all|none|both"
    r"|everything|everyone|every))"
)
_RANGE = re.compile(r"(?:just |only )?([1-8]) ?(?:-|to) ?([1-8])")
_FILLER = re.compile(
    r"\b(?:we only have|i only have|only have|just have|and|or|plus|just"
    r"|only|the|an|tick|number|numbers|option|options|item|items|also|true"
    r"|yes|nos?|our|ones|both|that's|it's)\b|&"
)


def ticked(text: str, slots: tuple[str, ...], words: str) -> tuple[Fact, ...]:
    """What a reply says of the `slots` of a checklist, in their order.

    A complete answer (numbers, names alone, all, none) sets every slot; any other sentence sets none here, since
    what it says is read like any message.
    """
    if (chosen := _chosen(_WE_HAVE.sub("", text), slots)) is None:
        return ()
    if len(slots) + 1 in chosen:
        return tuple(Fact(slot, UNSURE, words=words) for slot in slots) if chosen == {len(slots) + 1} else ()
    facts = (
        (slot, YES_NO[slot][0 if number in chosen else 1])
        for number, slot in enumerate(slots, start=1)
        if slot in YES_NO
    )
    return tuple(Fact(slot, band, words=words) for slot, band in facts)


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
        many = min(len(slots), 2 if first["many"] == "couple" else place(first["many"]) or 0)
        return set(range(1, many + 1)) if first["end"] == "first" else set(range(len(slots) - many + 1, len(slots) + 1))
    if span := _RANGE.fullmatch(text):
        return set(range(int(span[1]), int(span[2]) + 1)) & every or None
    return _listed(text, slots)


def _listed(text: str, slots: tuple[str, ...]) -> set[int] | None:
    """The items of a bare list of numbers, places, letters or names; None as soon as it says anything else."""
    found: set[int] = set()
    rest = text
    for number, slot in enumerate(slots, start=1):
        if (name := ITEM_NAMES.get(slot)) is not None:
            rest, times = name.subn(" ", rest)
            found |= {number} if times else set()
    for word in re.findall(r"[\w']+", _FILLER.sub(" ", rest)):
        number_named = place(word)
        if number_named is None or number_named > len(slots) + 1:
            return None
        found.add(number_named)
    return found or None
