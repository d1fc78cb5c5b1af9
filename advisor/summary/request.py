"""A manager's words: is it a summary that they ask for, and of what?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from advisor.errors import PeriodError
from advisor.summary.contribution import STANDINGS
from advisor.summary.labels import approach_label, verdict_label
from advisor.summary.period import HOW_TO, parse_period
from advisor.summary.values import Filters
from advisor.verdict import Approach

USUAL = "30d"
MOST_UNKNOWN = 2
"""Words that are no filter, beyond which something else is meant than a summary."""
LONGEST = 500
"""Characters after the word itself; whatever is longer tells something. Its patterns are not linear in white space."""
HOW_TO_ASK = f"{HOW_TO} Add “team” and its name, “only yes” (or no, not yet, abandoned), or an approach like prompting."

_OPENING = re.compile(r"\s*/?(?:please\s+)?(?:(share|list)\s+)?(?:the\s+|a\s+|my\s+)?summary\b", re.IGNORECASE)
_DATE = r"\d{4}-\d\d-\d\d"
_NAMES = {verdict_label(own).lower(): own for own in STANDINGS} | {own.replace("_", " "): own for own in STANDINGS}
_APPROACHES = {approach_label(own.value).lower(): own.value for own in Approach} | {
    spelt: own.value
    for own in Approach
    for spelt in (own.value, own.value.replace("_", " "), own.value.replace("_", "-"))
}


def _any_of(names: dict[str, str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_TOKEN = re.compile(
    rf"""
    (?P<space>[\s,;:.!?]+)
    | (?P<period>{_DATE}\s*(?:to|until|till|\.\.|/|,|–|—|-|\s)\s*{_DATE}
        | (?:(?:this|last|previous)\ )?(?:week|month|quarter|year)\b | (?:(?:last|past)\ )?\d{{1,4}}\ ?d(?:ays?)?\b)
    | (?:team|channel)\s+(?:["“](?P<quoted>[^"”]+)["”]|<\#(?P<linked>[^|>\s]+)(?:\|[^>]*)?>|\#?(?P<team>[^\s,;]+))
    | <\#(?P<channel>[^|>\s]+)(?:\|[^>]*)?>
    | (?P<approach>(?:{_any_of(_APPROACHES)})(?!\w))
    | (?P<verdict>(?:{_any_of(_NAMES)})(?!\w))
    | (?P<share>(?:share|here)\b)
    | (?P<list>(?:list|enquiries)\b)
    | (?P<filler>(?:for|of|the|in|only|just|please|with|from|over|and|me|my|our|verdicts?|approach(?:es)?)\b)
    | (?P<unknown>[^\s,;]+)
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class SummaryRequest:
    """What a manager asks for. `shared`: for everybody in the channel. `listed`: the enquiries themselves."""

    filters: Filters
    shared: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """It is a summary that somebody wants, and `why` says what could not be read."""

    why: str


def read_request(text: str, today: date) -> SummaryRequest | Unread | None:
    """What the whole message asks for on `today`; None where it asks for no summary at all.

    Words about summaries that a model should write are no request: with more than a word or two that are no filter,
    somebody is telling us something.
    """
    opening = _OPENING.match(text)
    if opening is None or len(text) - opening.end() > LONGEST:
        return None
    found = list(_TOKEN.finditer(text[opening.end() :]))
    groups = [(own.lastgroup or "", own[own.lastgroup or 0]) for own in found]
    unknown = [said for kind, said in groups if kind == "unknown"]
    known = [(kind, said) for kind, said in groups if kind not in ("space", "filler", "unknown")]
    if len(unknown) > (MOST_UNKNOWN if known else 1):
        return None
    if unknown:
        return Unread(f"I couldn't read “{' '.join(unknown)[:40]}” in what to sum up. {HOW_TO_ASK}")
    try:
        return _request(known, opening[1] or "", today)
    except PeriodError as error:
        return Unread(str(error))


def _request(known: list[tuple[str, str]], verb: str, today: date) -> SummaryRequest | Unread:
    given: dict[str, str] = {}
    for kind, said in known:
        name = "team" if kind in ("quoted", "linked", "channel") else kind
        if name in given and given[name].lower() != said.lower():
            return Unread(f"I can narrow it down to one {name} at a time, not to “{given[name]}” and “{said}”.")
        given[name] = said
    filters = Filters(
        parse_period(re.sub(r"^past ", "last ", given.get("period", USUAL), flags=re.IGNORECASE), today),
        team=given.get("team", ""),
        verdict=_NAMES.get(given.get("verdict", "").lower(), ""),
        approach=_APPROACHES.get(given.get("approach", "").lower(), ""),
    )
    verbs = {verb.lower(), *given}
    return SummaryRequest(filters, shared="share" in verbs, listed="list" in verbs)


def words_of(request: SummaryRequest) -> str:
    """Words that ask for the same again, on any day."""
    filters, period = request.filters, request.filters.period
    verb = "share " if request.shared else "list " if request.listed else ""
    team = f', team "{filters.team}"' if filters.team else ""
    verdict = f", only {verdict_label(filters.verdict).lower()}" if filters.verdict else ""
    approach = f", {filters.approach}" if filters.approach else ""
    return f"{verb}summary {period.since} to {period.last}{team}{verdict}{approach}"
