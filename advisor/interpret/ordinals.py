"""Choosing by place: "2", "2)", "option two", "the second", "b"."""

from __future__ import annotations

import re

from advisor.interpret.quantities import UNITS

MOST = 15
"""As many choices as the longest question has, "not sure" among them."""
_WORDS = tuple(UNITS)[1 : MOST + 1]
_PLACES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth",
)  # fmt: skip
_SHORT = ("1st", "2nd", "3rd", *(f"{place}th" for place in range(4, MOST + 1)))
_LETTERS = "abcdefghijklmn"
"""As far as the longest question goes; "i" names the ninth only where it is the whole reply."""
_ELSEWHERE = (
    ("erste", "première", "premier", "primera", "primero", "primeira", "primeiro"),
    ("zweite", "deuxième", "seconde", "second", "segunda", "segundo"),
    ("dritte", "troisième", "tercera", "tercero", "terceira", "terceiro"),
    ("vierte", "quatrième", "cuarta", "cuarto", "quarta", "quarto"),
    ("fünfte", "cinquième", "quinta", "quinto"),
)
"""Places as our other languages with letters count them."""
ALL: dict[str, int] = {
    name: place for names in (_WORDS, _PLACES, _SHORT, _LETTERS) for place, name in enumerate(names, start=1)
}
ALL |= {name: place for place, names in enumerate(_ELSEWHERE, start=1) for name in names}
ALL |= {str(place): place for place in range(1, MOST + 1)}

_CHOICE = re.compile(
    r"(?:i'?d (?:say|go (?:with|for)) |i (?:choose|pick|think) |it'?s |that'?s |das ist |c'est |es |é "
    r"|probably |maybe |definitely |just |only |nur |juste |seulement |sólo |solo |só )?"
    r"(?:the |answer |number |no\.? |nr\.? |d(?:ie|as|er|en) |la |le |el |[oa] |nummer |numéro |número )?"
    r"(?:option |answer |choice |number |#|\()?"
    r"(?P<place>[0-9]+(?:st|nd|rd|th)?|[^\W\d_]+)[).:]?(?: (?:one|option|choice|answer))?(?: please)?"
    r"(?:,? (?:and |und |et |y |e )?(?:not|nicht|pas|no|não) "
    r"(?:the |number |d(?:ie|as) |la |le |el |[oa] )?[\w-]{1,10}(?: one)?)?"
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
