"""Two shares: one reached and a higher one needed, or how often people agree beside how often the model is right."""

from __future__ import annotations

import re

from advisor.interpret.heard import Agreement

_SIGN = r"(?:%|percent|pct|per cent|prozent|pour cent|por ciento|por cento)"
_SHARE = rf"(0?\.[0-9]{{1,3}}|[0-9]{{1,3}}(?:[.,][0-9])?) ?{_SIGN}?"
_WANTED = (
    r"(?:needs?|wants?|target|goal|bar|require[sd]?|must|should|aim(?:ing)?|brauchen|benötigen|ziel|soll|il faut|besoin"
    r"|objectif|necesitamos|objetivo|hace falta|precisamos|meta)"
)
_GOES_ON = r"[.,;:!?)\n]|$|or\b|and\b|at\b|to\b|for\b|before\b|plus\b|oder\b|pour\b|para\b"
_ENDS = rf"(?= ?(?:{_GOES_ON}))"
_SHORT = re.compile(rf"(?<![0-9.,]){_SHARE}[^.;!?\n]{{0,40}}?\b{_WANTED}\b[^0-9.;!?\n]{{0,20}}{_SHARE}{_ENDS}")
_OF_ANSWERS = re.compile(
    rf"{_SIGN}|\b(?:accura\w{{1,4}}|acc|f1|right|correct\w{{0,2}}|precision|recall|pass\w{{0,4}}|richtig|0?\.[0-9])"
)


def falls_short(text: str) -> tuple[int, int] | None:
    """Where folded `text` says that one share is reached and a higher one needed ("86% acc, need 93"), if anywhere."""
    if agreement(text):
        return None
    for found in _SHORT.finditer(text):
        has, wants = (float(share.replace(",", ".")) for share in found.groups())
        if 0 < has < wants <= 100 and _OF_ANSWERS.search(found[0]):
            return found.span()
    return None


_AGREE = (
    r"\b(?:agree[sd]?|agreement|agreeing|concur\w{0,3}|einig|übereinstimm\w{0,4}|stimmen überein|d'accord|de acuerdo"
    r"|acordo|coincid\w{1,4}|concord\w{1,4})\b"
)
_MODEL = (
    r"\b(?:model\w{0,2}|modell|modèle|modelo|prompt|bot|classifier|machine|gpt[\w.-]{0,6}|claude|gemini|llm|ai|ki|it"
    r"|es|il)\b"
)
_PERCENT = rf"(?:0?\.[0-9]{{1,3}}|[0-9]{{1,3}}(?:[.,][0-9])?) ?{_SIGN}?"
_PEOPLE = rf"{_AGREE}[^.;!?\n0-9]{{0,40}}(?P<people>{_PERCENT})"
_GETS = rf"{_MODEL}[^.;!?\n0-9]{{0,40}}(?P<model>{_PERCENT})"
_SAID = rf"(?= ?(?:{_GOES_ON}|of\b|in\b|on\b))"
_BETWEEN = r"[^!?\n0-9]{0,60}"
_BOTH_SHARES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PEOPLE}{_BETWEEN}{_GETS}{_SAID}",
        rf"{_GETS}{_BETWEEN}{_PEOPLE}{_SAID}",
        rf"(?P<people>{_PERCENT}) {_AGREE}{_BETWEEN}{_GETS}{_SAID}",
    )
)


def agreement(text: str) -> Agreement | None:
    """How often folded `text` says that people agree, and that the model is right; None unless it says both."""
    for found in filter(None, (pattern.search(text) for pattern in _BOTH_SHARES)):
        people, model = (_percent(found[name]) for name in ("people", "model"))
        shares = re.search(rf"{_SIGN}|0?\.[0-9]", found[0])
        return Agreement(people, model) if shares and max(people, model) <= WHOLE else None
    return None


WHOLE = 100


def _percent(share: str) -> float:
    value = float(re.sub(r"[^0-9.]", "", share.replace(",", ".")))
    return value * WHOLE if value <= 1 else value
