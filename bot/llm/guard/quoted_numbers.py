"""Numbers in a sentence: each must have been given, in whatever spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from advisor.interpret.quantities import SCALES, TENS, UNITS
from bot.llm.guard.text import Reworded, folded, quoted


class NumberKind(StrEnum):
    """What a number counts."""

    PLAIN = "plain"
    MONEY = "money"
    SHARE = "share"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class QuotedNumber:
    """A number, or a word that stands for an amount without naming one (`value` is then None)."""

    value: float | None
    kind: NumberKind
    word: str = ""


_SCALE = "|".join(sorted((word for word in SCALES if word.isascii()), key=len, reverse=True))
_SIGN = r"(?:[a-z]{0,2}[$]|[€£]|\b(?:usd|aud|eur|gbp) )"
_NUMERAL = re.compile(
    rf"(?P<money>{_SIGN} ?)?(?P<digits>\d(?:[\d,.]*\d)?)"
    rf"(?: ?(?P<scale>{_SCALE})\b)?"
    r"(?P<after> ?%| ?per ?cent\b| ?(?:dollars?|usd|aud|euros?|bucks|cents?)\b| ?(?:x|times|-?fold)\b| ?[$€£](?!\d))?"
)
_NAMED = {**UNITS, **TENS}
_ANY = "|".join(sorted((*_NAMED, *(word for word in SCALES if len(word) > 3)), key=len, reverse=True))
_WORDED = re.compile(
    rf"\b(?P<words>(?:{_ANY})(?:(?:(?<=hundred) and |(?<=thousand) and |[ -])(?:{_ANY}))*)\b"
    r"(?P<after> ?%| ?per ?cent\b| (?:dollars?|euros?|bucks|cents?)\b| times\b|-?fold\b)?"
)
_LOOSE = re.compile(
    r"\b(?:hundreds|thousands|millions|billions|dozens|scores|half|halve[sd]?|halving|thirds?|quarters?|fifths?|tenths?"
    r"|twice|thrice|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl\w+|twofold|threefold|tenfold|majority|couple)\b"
)
_PRONOUN = 1.0
"""What "one" is worth; it is mostly a pronoun, so it counts as a figure only in company."""


def new_figures(said: Reworded) -> str:
    """An objection to numbers that stand in neither reason nor quote."""
    given = {figure for line in said.given for figure in figures(line)}
    new = [words for words, figure in _worded(said.text) if figure not in given]
    return f"it has a number that was not given: {quoted(new[0])}" if new else ""


@lru_cache(maxsize=1024)
def figures(text: str) -> frozenset[QuotedNumber]:
    """Every number in `text`, but for "one" where it may be a pronoun."""
    return frozenset(figure for _, figure in _worded(text))


def _worded(text: str) -> Iterator[tuple[str, QuotedNumber]]:
    plain = folded(text)
    for match in _NUMERAL.finditer(plain):
        value = _value(match["digits"]) * (SCALES[match["scale"]] if match["scale"] else 1)
        yield match[0].strip(), QuotedNumber(value, _kind(match["money"] or match["after"] or ""))
    plain = _NUMERAL.sub(" # ", plain)
    for match in _WORDED.finditer(plain):
        value, kind = _sum(match["words"]), _kind(match["after"] or "")
        if value != _PRONOUN or kind is not NumberKind.PLAIN:
            yield match[0], QuotedNumber(value, kind)
    for match in _LOOSE.finditer(plain):
        yield match[0], QuotedNumber(None, NumberKind.PLAIN, match[0])


def _value(digits: str) -> float:
    """Commas before three digits group, a dot or comma before anything else begins the fraction."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return float(digits.replace(",", ""))
    whole, _, fraction = digits.replace(",", ".").partition(".")
    # What has two dots is no number that anybody was given.
    return float("nan") if "." in fraction else float(f"{whole}.{fraction or 0}")


def _kind(sign: str) -> NumberKind:
    said = sign.strip()
    if not said:
        return NumberKind.PLAIN
    if said == "%" or said.startswith("per"):
        return NumberKind.SHARE
    if said in ("x", "times") or said.endswith("fold"):
        return NumberKind.TIMES
    return NumberKind.MONEY


def _sum(said: str) -> float:
    """The value of number words: "two hundred and fifty thousand" is 250,000."""
    total, part = 0.0, 0.0
    for word in re.split(r"[ -]+", said):
        if word in _NAMED:
            part += _NAMED[word]
        elif word == "hundred" or (word in SCALES and SCALES[word] < 1_000):
            part = (part or 1) * SCALES[word]
        elif word in SCALES:
            total, part = total + (part or 1) * SCALES[word], 0.0
    return total + part
