"""Numbers as people write them: "10k", "1.5 lakh", "20w", "a couple hundred", "five thousand", "200 to 300"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

SCALES: dict[str, float] = {
    "k": 1e3, "thousand": 1e3, "grand": 1e3, "m": 1e6, "mn": 1e6, "mil": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9,
    "hundred": 100, "dozen": 12, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "crore": 1e7, "crores": 1e7,
    "w": 1e4, "万": 1e4, "萬": 1e4, "千": 1e3, "百": 100, "亿": 1e8,
}  # fmt: skip
_SMALLEST = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
UNITS: dict[str, float] = {word: float(value) for value, word in enumerate(_SMALLEST.split())}
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS: dict[str, float] = {word: float(10 * value) for value, word in enumerate(_ROUND.split(), start=2)}
VAGUE: dict[str, float] = {
    "a couple of": 2, "a couple": 2, "couple of": 2, "couple": 2, "a few": 3, "several": 3, "some": 3, "a": 1, "an": 1,
    "half a": 0.5, "a quarter of a": 0.25, "a good": 1,
}  # fmt: skip
SCORES: dict[str, float] = {
    "dozens": 24, "hundreds": 200, "thousands": 2e3, "tens of thousands": 2e4, "hundreds of thousands": 2e5,
    "millions": 2e6, "tens of millions": 2e7, "lakhs": 2e5, "a handful": 5, "handful": 5, "une dizaine": 10,
    "une quinzaine": 15, "une vingtaine": 20, "une trentaine": 30, "une quarantaine": 40, "une cinquantaine": 50,
    "une soixantaine": 60, "une centaine": 100, "des centaines": 200, "un millier": 1e3, "des milliers": 2e3,
    "ein dutzend": 12, "hunderte": 200, "tausende": 2e3, "una docena": 12, "una veintena": 20, "una centena": 100,
    "cientos": 200,
}  # fmt: skip
"""Plurals without a number: the least they can mean, and never an exact value."""


class Bound(StrEnum):
    """What a number is to the amount it tells."""

    ABOUT = "about"
    BELOW = "below"
    LOOSE = "loose"
    """An order of magnitude only ("hundreds of")."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and where it stands, with the words that belong to it ("about", "fewer than") left outside the span."""

    value: float
    start: int
    end: int
    bound: Bound = Bound.ABOUT


def _any(words: dict[str, float]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_ISH = r"(?:-?ish\b)?"
_DIGITS = (
    r"[0-9]{1,3}(?:[,.' ][0-9]{3}){1,4}(?![0-9])|[0-9]{1,2}(?:,[0-9]{2}){1,3},[0-9]{3}|[0-9]{1,12}(?:\.[0-9]{1,2})?"
)
_WORDED_SCALE = "hundred|thousand|grand|million|mn|mil|billion|bn|dozen|lakhs?|lac|crores?"
_NUMERAL = re.compile(
    rf"(?<![a-z0-9_$€£¥.,/-])(?P<between>between )?(?P<low>{_DIGITS})(?P<scale> ?(?:{_WORDED_SCALE})|[kmw万萬千百亿])?"
    rf"(?: ?(?(between)and|(?:-|to|or)) ?(?P<high>{_DIGITS})(?P<scale2> ?(?:{_WORDED_SCALE})|[kmw万萬千百亿])?)?{_ISH}"
    rf"(?![a-z0-9$€£¥%]|-?(?:percent|shot)\b| ?(?:%|per ?cent|percent|usd|aud|dollars?|euros?|bucks)(?!\w)|\.[0-9])"
)
_SMALL = rf"(?:(?:{_any(TENS)})(?:[ -](?:{_any(UNITS)}))?|{_any(UNITS)})"
_WORDED = re.compile(
    rf"\b(?:(?P<loose>{_any(SCORES)})(?= (?:of |de |von )?\w)"
    rf"|(?P<first>{_any(VAGUE)}|{_SMALL}) (?P<s1>{_WORDED_SCALE})s?"
    rf"(?: (?P<s2>thousand|million))?(?: (?:and )?(?P<rest>{_SMALL}))?|(?P<plain>{_SMALL})"
    r"|(?P<bare>hundred|thousand|million|dozen)|(?P<few>a few|a couple of"
    r"|a couple|a handful of|just a few|only a few))\b"
)
_MONEY = re.compile(r"\b(?:us|usd|eur|euro|gbp|chf|aud|cad|rs|inr|brl|mxn)\.? ?$")
"""A currency before a number, which makes it money."""
_BELOW = re.compile(
    r"(?:(?:fewer|less|lower|smaller) than |(?:under|below|up to|at most|max|maximum|<|not even|almost|nearly) ?"
    r"|weniger als |(?:unter|höchstens|maximal|knapp|fast|bis zu) |moins de |(?:au plus|presque|jusqu'à) |menos de "
    r"|(?:como mucho|casi|hasta|no máximo|quase|até) )"
    r"(?:about |around |roughly |~|etwa |rund |environ |unos |cerca de )?$"
)


_NAMED = re.compile(
    r"\b(?:llama|gpt|claude|qwen|gemma|phi|mistral|gemini|opus|sonnet|haiku|falcon|deepseek|version"
    r"|release|python|phase|step|section|chapter"
    r"|article|appendix|figure|grade|level|tier|windows|room|building|route|line|covid|iso|since|in) ?-?$"
)
"""Words that make the number after them a name or a year."""


@lru_cache(maxsize=64)
def amounts(text: str) -> tuple[Amount, ...]:
    """Every amount in folded `text`, left to right; money and percentages are none, of a range the lower end counts."""
    found = [amount for amount in (*_numerals(text), *_worded(text)) if not _is_name(amount, text)]
    kept: list[Amount] = []
    for amount in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or amount.start >= kept[-1].end:
            kept.append(amount)
    return tuple(kept)


def _is_name(amount: Amount, text: str) -> bool:
    if _MONEY.search(text[max(0, amount.start - 5) : amount.start]):
        return True
    named = _NAMED.search(text[max(0, amount.start - 12) : amount.start])
    return named is not None and (not named.group().startswith(("since", "in")) or 1900 <= amount.value <= 2100)


def _numerals(text: str) -> Iterator[Amount]:
    for match in _NUMERAL.finditer(text):
        scale = match["scale"] or (match["scale2"] if match["high"] else "")
        value = _number(match["low"]) * _scale(scale)
        if match["high"] and _number(match["high"]) * _scale(match["scale2"]) < value:
            continue
        yield Amount(value, match.start("low"), match.end(), _bound(text, match.start()))


def _worded(text: str) -> Iterator[Amount]:
    for match in _WORDED.finditer(text):
        if match["loose"]:
            yield Amount(SCORES[match["loose"]], *match.span(), Bound.LOOSE)
        elif match["few"]:
            yield Amount(3, *match.span(), Bound.LOOSE)
        elif match["bare"]:
            yield Amount(SCALES[match["bare"]], *match.span(), _bound(text, match.start()))
        else:
            value = _small(match["plain"] or match["first"]) * _scale(match["s1"]) * _scale(match["s2"])
            yield Amount(
                value + (_small(match["rest"]) if match["rest"] else 0), *match.span(), _bound(text, match.start())
            )


def _bound(text: str, start: int) -> Bound:
    return Bound.BELOW if _BELOW.search(text[max(0, start - 24) : start]) else Bound.ABOUT


def _number(digits: str) -> float:
    if re.fullmatch(r"[0-9]{1,12}(?:\.[0-9]{1,2})?", digits):
        return float(digits)
    return float(re.sub(r"[^0-9]", "", digits))


def _scale(word: str | None) -> float:
    return SCALES[word.strip()] if word else 1.0


def _small(words: str) -> float:
    if words in VAGUE:
        return VAGUE[words]
    return sum(TENS.get(part, UNITS.get(part, 0.0)) for part in re.split(r"[ -]", words))
