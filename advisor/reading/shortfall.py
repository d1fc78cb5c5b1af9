"""Two shares of which one is reached and a higher one needed: the model does its task wrong too often."""

from __future__ import annotations

import re

_SIGN = r"(?:%|percent|pct|per cent|prozent|pour cent|por ciento|por cento)"
_SHARE = rf"(0?\.[0-9]{{1,3}}|[0-9]{{1,3}}(?:[.,][0-9])?) ?{_SIGN}?"
_WANTED = (
    r"(?:needs?|wants?|target|goal|bar|require[sd]?|must|should|aim(?:ing)?|brauchen|benötigen|ziel|soll|il faut|besoin"
    r"|objectif|necesitamos|objetivo|hace falta|precisamos|meta)"
)
_ENDS = r"(?= ?(?:[.,;:!?)\n]|$|or\b|and\b|at\b|to\b|for\b|before\b|plus\b|oder\b|pour\b|para\b))"
_SHORT = re.compile(rf"(?<![0-9.,]){_SHARE}[^.;!?\n]{{0,40}}?\b{_WANTED}\b[^0-9.;!?\n]{{0,20}}{_SHARE}{_ENDS}")
_OF_ANSWERS = re.compile(
    rf"{_SIGN}|\b(?:accura\w{{1,4}}|acc|f1|right|correct\w{{0,2}}|precision|recall|pass\w{{0,4}}|richtig|0?\.[0-9])"
)


def falls_short(text: str) -> tuple[int, int] | None:
    """Where folded `text` says that one share is reached and a higher one needed ("86% acc, need 93"), if anywhere."""
    for found in _SHORT.finditer(text):
        has, wants = (float(share.replace(",", ".")) for share in found.groups())
        if 0 < has < wants <= 100 and _OF_ANSWERS.search(found[0]):
            return found.span()
    return None
