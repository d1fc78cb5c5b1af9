"""Amounts that come in seasons: "400 a day, in summer five times as many". Their mean over the year sizes a bill."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from advisor.interpret.counts import Count, counts
from advisor.interpret.quantities import UNITS, amounts

_MONTHS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        3,
        re.compile(
            r"\b(?:summers?|winters?|spring|autumn|(?:peak|busy|high|holiday|tax|flu|rainy|dry)[ -]season|season"
            r"|(?:im|jeden) (?:sommer|winter|herbst|frühling)|hochsaison|saison|en (?:été|hiver|automne)|l'été|l'hiver"
            r"|(?:en|no) (?:verano|invierno|verão|inverno)|temporada(?: alta)?)\b"
        ),
    ),
    (
        1,
        re.compile(
            r"\b(?:christmas|xmas|easter|black friday|ramadan|thanksgiving"
            r"|(?:in|every|each|during|before|around|only|just) (?:january|february|march|april|may|june|july|august"
            r"|september|october|november|december)"
            r"|weihnacht\w{0,3}|ostern|(?:im|nur) (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober"
            r"|november|dezember)|noël|pâques|en (?:janvier|juin|juillet|août|septembre|décembre)|navidad(?:es)?|natal"
            r"|en (?:enero|junio|julio|agosto|septiembre|diciembre)|em (?:janeiro|junho|julho|agosto|dezembro))\b"
        ),
    ),
)
"""How many months of the year a season lasts (`house`): long ones a quarter, feasts and months named one."""
MONTHS_A_YEAR = 12
_PART = re.compile(
    r"(?<![0-9])[,;:.]\s*|(?<=[0-9])[,;:.]\s+|\s-+\s"
    r"|\s(?=(?:but|and|otherwise|aber|und|sonst|mais|et|pero|mas)\s)"
)
_ONLY = re.compile(r"\b(?:only|just|nothing but|nur|seulement|uniquement|sólo|solo|só|apenas)\b")
_FOLD = UNITS | {"zwei": 2.0, "drei": 3.0, "vier": 4.0, "fünf": 5.0, "sechs": 6.0, "acht": 8.0, "zehn": 10.0}
_TIMES = re.compile(
    rf"\b(?:(?P<digits>[0-9]{{1,3}})|(?P<word>{'|'.join(_FOLD)}))(?: ?x\b| times\b|-?fold\b|[ -]?mal(?![a-z])| fois\b"
    r"| veces\b| vezes\b)|\b(?P<twice>twice|double|doubles|doppelt|le double|el doble|o dobro)\b"
    r"|\b(?P<thrice>triple|treble)s?\b"
)


def months_of(text: str) -> int:
    """How many months the season lasts that folded `text` names; 0 for none."""
    return next((months for months, named in _MONTHS if named.search(text)), 0)


@dataclass(frozen=True, slots=True)
class Season:
    """How many a day there are over the year, and where the words begin that tell it."""

    mean: float
    start: int


def over_the_year(text: str, told: float | None = None) -> Season | None:
    """The mean of the rates of folded `text` over the year, where one of them is a season's; else None.

    `told` is what was told before, for who adds the season later: "only before Christmas".
    """
    parts = [text[start:end] for start, end in _spans(text)]
    seasons = [part for part in parts if months_of(part)]
    if len(seasons) != 1:
        return None
    others = [part for part in parts if not months_of(part)]
    usual, peak = _both(seasons[0], others, told)
    if usual is None or peak is None:
        return None
    months = months_of(seasons[0])
    start = next(at for at, end in _spans(text) if months_of(text[at:end]) or _rate(text[at:end]))
    return Season((usual * (MONTHS_A_YEAR - months) + peak * months) / MONTHS_A_YEAR, start)


def _spans(text: str) -> list[tuple[int, int]]:
    """Where the parts of the text stand that are more than blanks."""
    cuts = [(0, 0), *(cut.span() for cut in _PART.finditer(text)), (len(text), len(text))]
    spans = [(before[1], after[0]) for before, after in pairwise(cuts)]
    return [(start, end) for start, end in spans if text[start:end].strip()]


def _both(season: str, others: list[str], told: float | None) -> tuple[float | None, float | None]:
    """How many a day it is usually, and how many in the season."""
    usual, peak = next((rate for part in others if (rate := _day(_rate(part)))), None), _day(_rate(season))
    if usual is None and peak is None:
        usual = told
    if usual is None:
        usual = _bare(others, _rate(season))
    if usual is None and not _ONLY.search(season):
        usual = told
    if _ONLY.search(season) and (usual is None) != (peak is None):
        return 0.0, peak if usual is None else usual
    if peak is None and usual is not None and (factor := _factor(season)):
        peak = usual * factor
    return usual, peak


def _rate(part: str) -> Count | None:
    found = [count for count in counts(part) if count.slot == "volume"]
    return found[0] if len(found) == 1 else None


def _day(rate: Count | None) -> float | None:
    return rate.amount.value * rate.each if rate else None


def _bare(parts: list[str], rate: Count | None) -> float | None:
    """A number without its period, beside a season's rate: "900 a day in season, otherwise 100"."""
    found = [amount.value for part in parts for amount in amounts(part)]
    return found[0] * rate.each if rate and len(found) == 1 else None


def _factor(text: str) -> float | None:
    found = _TIMES.search(text)
    if found is None:
        return None
    if found["digits"] or found["word"]:
        return float(found["digits"] or _FOLD[found["word"]])
    return 2.0 if found["twice"] else 3.0
