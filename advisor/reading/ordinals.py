"""Choosing by place: "2", "2)", "option two", "the second", "b"."""

from __future__ import annotations

import re

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen",
)  # fmt: skip
_PLACES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth",
)  # fmt: skip
_SHORT = ("1st", "2nd", "3rd", *(f"{place}th" for place in range(4, 16)))
_LETTERS = "abcdefghijklmn"
"""As far as the longest question goes; "i" names the ninth only where it is the whole reply."""
ALL: dict[str, int] = {
    name: place for names in (_WORDS, _PLACES, _SHORT, _LETTERS) for place, name in enumerate(names, start=1)
} | {str(place): place for place in range(1, 16)}

_CHOICE = re.compile(
    r"(?:i'?d (?:say|go (?:with|for)) |i (?:choose|pick|think) |it'?s |that'?s "
    r"|probably |maybe |definitely )?(?:the |answer |number |no\.? |nr\.? )?(?:option "
    r"|answer |choice |number |#|\()?"
    r"(?P<place>[0-9]+(?:st|nd|rd|th)?|[a-z]+)[).:]?(?: (?:one|option|choice|answer))?(?: please)?"
)


def place(word: str) -> int | None:
    """The place that one word names, counted from 1, or None."""
    return ALL.get(word)


def option_number(text: str, options: int) -> int | None:
    """The option that the whole of `text` names, 1 to `options`, or None. "last" means the one before "Not sure"."""
    found = _CHOICE.fullmatch(text)
    if not found:
        return None
    number = options - 1 if found["place"] == "last" else place(found["place"])
    return number if number is not None and number <= options else None
