"""Rates: an amount with a period, as so many a day."""

from __future__ import annotations

import re

from advisor.interpret.quantities import Amount

PER_DAY: dict[str, float] = {
    "second": 86_400, "sec": 86_400, "s": 86_400, "qps": 86_400, "rps": 86_400,
    "minute": 1_440, "min": 1_440, "rpm": 1_440, "hour": 24, "hr": 24, "h": 24, "hourly": 24, "day": 1, "daily": 1,
    "week": 1 / 7, "weekly": 1 / 7, "month": 1 / 30, "mo": 1 / 30, "monthly": 1 / 30,
    "year": 1 / 365, "yearly": 1 / 365, "annually": 1 / 365, "annum": 1 / 365,
    "tag": 1, "arbeitstag": 1, "werktag": 1, "jahr": 1 / 365, "an": 1 / 365, "año": 1 / 365, "ano": 1 / 365,
    "woche": 1 / 7, "monat": 1 / 30, "stunde": 24, "jour": 1, "semaine": 1 / 7, "mois": 1 / 30, "heure": 24,
    "día": 1, "dia": 1, "semana": 1 / 7, "mes": 1 / 30, "mês": 1 / 30, "hora": 24, "天": 1, "日": 1, "月": 1 / 30,
    "하루": 1, "하루에": 1, "每天": 1, "每日": 1, "毎日": 1, "每月": 1 / 30, "1日": 1,
}  # fmt: skip
"""How many times a day each period comes round, around the clock."""

_NO_REQUESTS = (
    r"(?:users?|people|visitors|customers|clients|hours|minutes|times|tokens|words|dollars|euros|bucks|employees"
    r"|patients|members|subscribers|shifts|sprints|changes|updates|releases|new|days|weeks|percent"
    r"|stunden?|minuten?|tage|wochen|prozent|mal|heures?|jours?|semaines?|fois|horas?|d[ií]as?|semanas|vezes|veces)"
)
_HOURS_A_DAY = 8
_WORKING_HOURS = re.compile(
    r"\b(?:business|working|office|opening|trading) (?:hours|day)s?\b|\b(?:9|nine) (?:to|-) ?(?:5|five)\b"
)
_PERIODS = "|".join(sorted((name for name in PER_DAY if len(name) > 2 and name.isascii()), key=len, reverse=True))
_PERIOD = (
    rf"(?:(?:an?|per|each|every|in (?:one|a|the)|one time in the|once (?:a|per)"
    rf"|am|pro|die|im|in der|par|al|a la|por|à|ao?) (?P<period>{_PERIODS}|día|mês|año|ano|an)\b"
    r"|/ ?(?P<slash>second|sec|s|minute|min|hour|hr|h|day|week|month|mo|year)\b"
    r"|(?P<adverb>daily|hourly|weekly|monthly|yearly|annually|qps|rps|rpm)\b)"
)
_AFTER = re.compile(
    rf"\+? ?(?:(?!(?:{_NO_REQUESTS}|and|but|for)\b)[\w-]+(?: |(?=/))){{0,5}}?"
    rf"(?:and (?!{_NO_REQUESTS}\b)[a-z][a-z-]+ )?{_PERIOD}"
)
_BEFORE = re.compile(
    r"\b(?:every|each|per|a) (?:single |working |business )?(?P<period>hour|day|week|month|year),?(?: \w+){0,3} ?$"
    r"|\b(?P<adverb>daily|hourly|weekly|monthly) (?:\w+ )?(?:volume|traffic|load|requests|calls|queries)"
    r"(?: (?:is|of|at|are|about|around|roughly))* ?[:=~]? ?$"
    r"|(?P<slash>每天|每日|毎日|每月|1日|하루에?) ?(?:\w{0,4} ?)?$"
)
_OTHER = re.compile(
    r"\b(?:new|add|adds|added|chang\w+|updat\w+|publish\w*|releas\w+|cost|costs|pay|paying|spend|bill|price|fee|salary"
    r"|annotate|collect|times|rate limits?|quota|limit"
    r"|per (?:user|agent|person|customer|seat|head)|each (?:user|agent))\b"
)
_ANOTHER = re.compile(r"[0-9][\w.,]{0,12}(?: \w{1,15})? ?$")
_REACH = 35
"""Characters around a rate within which other words can make it a rate of something else."""


def per_day(amount: Amount, text: str) -> float | None:
    """How often a day each one of the amount comes, or None where no period stands with it in folded `text`."""
    leading = text[max(0, amount.start - _REACH) : amount.start]
    after = _AFTER.match(text, amount.end)
    found = after or _before(leading)
    end = after.end() if after else amount.end + _REACH
    if not found or _OTHER.search(text[max(0, amount.start - _REACH) : end]):
        return None
    named = found.groupdict()
    period = named.get("period") or named.get("slash") or named.get("adverb") or ""
    if PER_DAY[period] > 1 and _WORKING_HOURS.search(text):
        return PER_DAY[period] * _HOURS_A_DAY / 24
    return PER_DAY[period]


def _before(leading: str) -> re.Match[str] | None:
    """The period before an amount, unless it belongs to another before it: "400 a week, maybe 2k old ones"."""
    found = _BEFORE.search(leading)
    return None if found and _ANOTHER.search(leading[: found.start()]) else found
