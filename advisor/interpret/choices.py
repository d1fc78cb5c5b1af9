"""Which of the answers shown a reply names: by its place ("option two", "b"), or by a word of its own ("letters")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from advisor.interpret.quantities import UNITS
from advisor.interpret.sides import unnegated
from advisor.slots import Slot

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


_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    {
        "what", "that", "this", "with", "from", "have", "into", "your", "them", "they", "their", "over", "more", "than",
        "only", "just", "like", "some", "does", "doing", "done", "make", "made", "making", "good", "well", "work",
        "works", "working", "thing", "things", "something", "nothing", "text", "texts", "write", "right", "wrong",
        "time", "model", "question", "questions", "answer", "answers", "data", "need", "needs", "keep", "know", "knows",
        "hardly", "still", "month", "year", "years", "every", "once", "quite", "really", "would", "could", "about",
    }
)  # fmt: skip
"""Words that name nothing, or anything."""
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s", "y", "e")


def named(text: str, slot: Slot, bands: Iterable[str]) -> str | None:
    """Of these bands, the one of whose label folded `text` has a word that no other of them has; None if not one."""
    own = {band: _stems(slot.band(band).label) for band in bands}
    shared = Counter(stem for stems in own.values() for stem in stems)
    said = _stems(unnegated(text))
    found = [band for band, stems in own.items() if any(shared[stem] == 1 for stem in stems & said)]
    return found[0] if len(found) == 1 else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold()) if word not in _COMMON)


def _stem(word: str) -> str:
    return next((word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 4), word)
