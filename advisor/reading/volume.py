"""Rates: requests, however they are told, as requests a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from advisor.reading.clauses import Clause, Passage
from advisor.reading.counts import MOST_AMOUNTS, before, count_fact
from advisor.reading.findings import Finding
from advisor.reading.numbers import Amount, amounts
from advisor.reading.scope import denied
from advisor.reading.vocabulary import ITEMS

PER_DAY: dict[str, float] = {
    "second": 86_400, "sec": 86_400, "s": 86_400, "qps": 86_400, "rps": 86_400,
    "minute": 1_440, "min": 1_440, "rpm": 1_440, "hour": 24, "hr": 24, "h": 24, "hourly": 24, "day": 1, "daily": 1,
    "week": 1 / 7, "weekly": 1 / 7, "month": 1 / 30, "mo": 1 / 30, "monthly": 1 / 30,
    "year": 1 / 365, "yearly": 1 / 365, "annually": 1 / 365, "annum": 1 / 365,
}  # fmt: skip
"""How many times a day each period comes round, around the clock."""

_REQUESTS = (
    r"(?:requests?|calls|queries|predictions|inferences|completions|prompts"
    r"|api calls|lookups|searches|items|records|checks|transactions"
    rf"|jobs|scans|images|products|applications|hits|invocations|classifications|{ITEMS})"
)
_HANDLED = r"(?:documents|docs|pages|files|pdfs|articles|contracts|reports)"
_NO_REQUESTS = (
    r"(?:users?|people|visitors|customers|clients|hours|minutes|times|tokens|words|dollars|euros|bucks"
    r"|employees|patients|members"
    r"|subscribers|meetings|visits|trips|shifts|sprints|changes|updates|releases|new|days|weeks"
    r"|percent|pages|releases|examples|labels"
    r"|features|deploys|experiments)"
)
_HOURS_A_DAY = 8
_WORKING_HOURS = re.compile(
    r"\b(?:business|working|office|opening|trading) (?:hours|day)s?\b|\b(?:9|nine) (?:to|-) ?(?:5"
    r"|five)\b"
)
_PERIOD = (
    r"(?:(?:an?|per|each|every) (?P<period>second|sec|minute|min|hour|hr"
    r"|day|week|month|year|annum)\b|/ ?(?P<slash>second|sec|s|minute|min"
    r"|hour|hr|h|day|week|month|mo|year)\b|(?P<adverb>daily|hourly|weekly"
    r"|monthly|yearly|annually|qps|rps|rpm)\b)"
)
_EVER = re.compile(_PERIOD.replace("?P<period>", "").replace("?P<slash>", "").replace("?P<adverb>", ""))
_WORDS = rf"(?:(?!(?:{_NO_REQUESTS}|and|but|for)\b)[\w-]+ ){{0,3}}?"
_RATE = re.compile(
    rf"\+? ?(?:of (?:them|these|those) )?(?:{_WORDS}(?:(?P<noun>{_REQUESTS})"
    rf"|(?P<handled>{_HANDLED})|(?!{_NO_REQUESTS}\b|{_HANDLED}\b)[a-z-]{{2,}}s) ?)?{_PERIOD}"
)
_BARE = re.compile(rf"\+? ?{_EVER.pattern}")
_BEFORE = re.compile(
    r"\b(?P<adverb>daily|hourly|weekly|monthly) (?:\w+ )?(?:volume|traffic|load|requests|calls|queries|throughput)"
    r"(?: (?:is|of|at|are|about|around|roughly))* ?[:=~]? ?$"
)
_EVERY = re.compile(
    r"\b(?:every|each|per|a) (?:single |working |business )?(?P<period>hour|day|week|month|year),? "
    r"(?:we (?:get|receive|handle|process|see) "
    r"|there (?:are|come) )?(?:about |around |roughly |some |up to |over )*$"
)
_ARRIVING = re.compile(
    rf" (?:[\w-]+ ){{0,3}}?(?:{_REQUESTS}|{_HANDLED})\b(?! (?:are )?(?:added|published|written|released"
    r"|changed))"
)
_HANDLING = re.compile(
    r"\b(?:process|handle|classif|sort|rout|tag|triage|categori|extract"
    r"|pars|summari|translat|generat|answer|serve|receive|get|run|score"
    r"|scan|go through|goes through|come in|comes in|arriv|pass|flow|translate|rewrite|cheap|expens|bill|cost)\w*"
)
_OTHER = re.compile(
    r"\b(?:new|add|adds|added|chang\w+|updat\w+|publish\w*|releas\w+|cost"
    r"|costs|pay|paying|spend|bill|price|fee|salary|label (?:about|around"
    r"|[0-9])|annotate|collect|train\w*"
    r"|per (?:user|agent|person|customer|seat|head)|each (?:user|agent)"
    r"|times|rate limits?|quota|limit|rewrit\w+|edit\w*)\b"
)
_IS_IT = re.compile(r"(?:is|are|would|does) (?:about |around )?[0-9]")
_SUPPOSED = re.compile(r"\b(?:if|suppose|imagine|what if|could|might|until|unless|how many)\b")


def volumes(passage: Passage) -> Iterator[Finding]:
    """Every amount with a period that counts requests. A plan counts too: a new service has no other volume."""
    for clause in passage.clauses:
        if (
            not _EVER.search(clause.text)
            or _SUPPOSED.search(clause.text)
            or (clause.asks and _IS_IT.match(clause.text))
        ):
            continue
        for amount in islice(amounts(clause.text), MOST_AMOUNTS):
            times = _times(amount, clause)
            if times is not None and not denied(clause.text, amount.start, amount.end, lists=False):
                words = passage.quote(clause, amount.start, amount.end)
                yield Finding(count_fact("volume", amount, times, words), rank=_weight(amount, clause))


def _times(amount: Amount, clause: Clause) -> float | None:
    """How many of the amount come in a day, or None where it is no rate of requests."""
    leading = before(clause.text, amount)
    after = _RATE.match(clause.text, amount.end)
    if after and after["handled"] and not after["slash"] and not _HANDLING.search(clause.text):
        return None
    found = after or _BEFORE.search(leading) or (_ARRIVING.match(clause.text, amount.end) and _EVERY.search(leading))
    around = clause.text[max(0, amount.start - _REACH) : after.end() if after else amount.end + _REACH]
    if not found or _OTHER.search(around):
        return None
    named = found.groupdict()
    return _a_day(named.get("period") or named.get("slash") or named.get("adverb") or "", clause.text)


def _weight(amount: Amount, clause: Clause) -> int:
    """A number that names what it counts outweighs one that may be money: "300 mails a day, it's 2k a month"."""
    return 0 if _BARE.match(clause.text, amount.end) else 1


_REACH = 35
"""Characters around a rate within which other words can make it a rate of something else."""


def _a_day(period: str, text: str) -> float:
    """How many times a day the period comes round: in working hours, where the text speaks of those."""
    if PER_DAY[period] > 1 and _WORKING_HOURS.search(text):
        return PER_DAY[period] * _HOURS_A_DAY / 24
    return PER_DAY[period]
