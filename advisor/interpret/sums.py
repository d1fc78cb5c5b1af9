"""Sums of money as people name them: a bill ("$12,000 a month"), an offer ("they want 45 000"), the price of an hour.

Whatever the currency: bands are wide, and `advisor.slots.currency` tells which one the words name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from advisor.interpret.quantities import amounts
from advisor.slots import BILL, HOURLY, OFFER, Slot
from advisor.slots.currency import NAME, SIGN

_NUMBER = (
    r"(?:[0-9]{1,3}(?:[ .,'][0-9]{3}){1,3}(?![0-9])|[0-9](?:[0-9.,]{0,11}[0-9])?)"
    r"(?: ?(?:k|m|grand|thousand|tausend|tsd|mille?|million|mil)\b)?"
)
_SUM = rf"(?:(?:{SIGN}) ?(?P<after>{_NUMBER})(?![0-9])|(?<![\w.,])(?P<before>{_NUMBER}) ?(?:{NAME})(?!\w))"
_BARE = rf"(?<![\w.,$€£¥])(?P<bare>{_NUMBER})(?![\w%])"
_MONTH = (
    r"(?:a|per|each|every|the) month|/ ?mo(?:nth)?\b|monthly|last month|this month|im monat|pro monat|monatlich"
    r"|letzten monat|al mes|por mes|mensual\w{0,5}|el mes pasado|por mês|ao mês|no mês passado|par mois"
    r"|mensuel\w{0,4}|le mois dernier"
)
_YEAR = r"(?:a|per|each|every) year|annually|yearly|im jahr|pro jahr|jährlich|al año|por ano|par an"
_DAY = r"(?:a|per|each|every) day|daily|am tag|pro tag|täglich|al día|por dia|par jour"
_HOUR = (
    r"(?:an|per|each|every|the) hour\b|/ ?(?:h|hr|hour)\b|hourly|(?:die|pro|je|in der|per) stunde|stundensatz"
    r"|(?:de l'|par |à l')heure|(?:la|por|a|à) hora"
)
_PERIOD = rf"(?:(?P<month>{_MONTH})|(?P<year>{_YEAR})|(?P<day>{_DAY}))"
_PAY = (
    r"\b(?:pay|paying|paid|spend|spending|costs?|bill(?: is| of)?|invoice(?: is| of)?|zahlen|bezahlen|kostet|payons"
    r"|coûte|pagamos|cuesta|custa)(?: (?:about|around|some|roughly|over|us|etwa|rund|environ|unos)){0,2} "
)
_SPEND = (
    re.compile(rf"{_SUM}(?: [\w']{{1,12}}){{0,3}}? ?{_PERIOD}"),
    re.compile(rf"{_PAY}{_BARE} ?{_PERIOD}"),
)
MONTHS_A_YEAR, DAYS_A_MONTH = 12, 30

_SELLER = (
    r"vendors?|suppliers?|agency|agencies|consult\w{0,8}|contractors?|resellers?|offer(?:s|ed|ing)?|quot(?:e|es|ed|ation)"
    r"|proposal|price|angebot\w{0,3}|anbieter\w{0,2}|agentur|berater\w{0,2}|devis|offre|prestataire|agence|oferta"
    r"|proveedor|presupuesto|agencia|consultor\w{0,4}"
)
_ASKS = (
    r"asks?|asking|asked|wants?|wanted|quot(?:es|ed|ing)|charg(?:es|ed|ing|e)|offer(?:s|ed|ing)?|demands?"
    r"|verlang\w{1,3}|bietet|bieten|will|wollen|demande(?:nt)?|propose(?:nt)?|piden?|cobran?"
)
_JUDGED = (
    r"(?:normal\w{0,2}|fair|ok|okay|reasonable|too much|too expensive|a lot|much|expensive|realistic|justified|worth it"
    r"|viel|teuer|üblich|angemessen|cher|trop|raisonnable|caro|mucho|demasiado|razonable)\b"
)
_TO = (
    r"(?: (?:us|me|you|for|from|about|around|some|roughly|uns|nous|nos|etwa|rund|ihnen|dafür|für|it|this|that|the"
    r"|job)){0,6}"
)
_END = r"(?= ?(?:[.,;!?)]|$|for |to |as |in total|all in|flat|dafür|haben|für |pour |por |upfront|one-off|once))"
_OFFERED = (
    re.compile(
        rf"\b(?:is|are|would|ist|sind|est|c'est|es|son|seems?|sounds?)(?: (?:about|the|their|those))? {_BARE}"
        rf"(?: ?(?:{NAME}))?(?: be)?(?: (?:really|a|ein|un|for (?:it|this|that)))? {_JUDGED}"
    ),
    re.compile(
        rf"\b(?:they|he|she|{_SELLER}|sie|er|ils?|elles?|ellos)(?: \w{{1,12}}){{0,2}}? (?:{_ASKS}){_TO} {_BARE}{_END}"
    ),
    re.compile(
        rf"\b(?:offer(?:ed)?|quoted?|price|proposal|angebot|devis|offre|oferta|presupuesto)"
        rf"(?: (?:is|was|of|for|at|over|it|us|this|comes to|von|über|ist|de|es|à)){{0,4}}:? {_BARE}{_END}"
    ),
)
"""Sums without a currency: only where nothing but an offer can be meant."""
_LEAST_BARE = 500
_ANY_SUM = re.compile(_SUM)
_NEAR_OFFER = re.compile(
    rf"\b(?:{_SELLER}|(?:they|he|she|sie|ils) (?:{_ASKS})|normal|fair|reasonable|too expensive)(?!\w)"
)
_NO_OFFER = re.compile(
    r"\b(?:budget|paid|spent|saves?|saved|saving|raised|revenue|turnover|penalty|salary|bill|mistakes?|errors?"
    r"|(?:nearly |almost |just )?as much as|your (?:number|figure|sum|estimate)|you (?:said|say|wrote|calculated))\b"
)
_RATE = re.compile(
    rf"(?: [\w']{{1,12}}){{0,3}}? ?(?:{_MONTH}|{_YEAR}|{_DAY}|{_HOUR})"
    r"| ?(?:/|per |each\b|every |pro |par |an? (?=week|user|seat|head|request|piece|call|ticket|document|text|token))"
)
"""What follows a sum that is paid again and again, or for each piece."""
MOST_SUMS = 20
"""Sums of one message that are looked at: nobody names more offers than that."""
_NEAR = 60
"""Characters around a sum within which a word can tell what it is for."""
_HOURS = re.compile(rf"{_SUM} ?(?:{_HOUR})")
_MACHINE = re.compile(r"\b(?:gpus?|[ahl][0-9]{2,3}|machine|server|instance|node|vm|hosting)\b")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money, and where in the text the words are that tell what it is for."""

    value: float
    start: int
    end: int


def monthly_spend(text: str) -> float | None:
    """The money a month that folded `text` names, a sum a year or a day by the month; None for none, or for two."""
    found = {_monthly(match) for pattern in _SPEND for match in pattern.finditer(text)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=16)
def offered(text: str) -> Sum | None:
    """What folded `text` says that somebody asks for the whole of it; None for none, or for two."""
    marked = (_sold(match, text) for match in islice(_ANY_SUM.finditer(text), MOST_SUMS))
    bare = (_unmarked(match, text) for pattern in _OFFERED for match in pattern.finditer(text))
    return _only(one for one in (*marked, *bare) if one)


@lru_cache(maxsize=16)
def hour_price(text: str) -> Sum | None:
    """What folded `text` says that an hour of somebody's work costs; None for none, or for two."""
    found = (match for match in islice(_HOURS.finditer(text), MOST_SUMS) if not _MACHINE.search(_around(match, text)))
    return _only(Sum(value, *match.span()) for match in found if (value := _value(match)))


_SPAN = re.compile(r"[0-9][0-9.,]{0,12} ?k? ?(?:to|and|-|–|bis|und|à|et|a|y|até|e) ?(?:us)?[$€£]? ?[0-9]")


def spans_sums(text: str) -> bool:
    """Whether folded `text` names a range of numbers: "27 to 480 dollars"."""
    return _SPAN.search(text) is not None


@dataclass(frozen=True, slots=True)
class NamedSums:
    """The sums of a message by the words around them: an offer, the price of an hour, and what is spent by period."""

    offer: Sum | None = None
    hour: Sum | None = None
    spent: frozenset[float] = frozenset()

    @property
    def named(self) -> tuple[tuple[Slot, Sum], ...]:
        """The slots that a sum is told for, each with it."""
        both = ((OFFER, self.offer), (HOURLY, self.hour))
        return tuple((slot, found) for slot, found in both if found)

    @property
    def values(self) -> frozenset[float]:
        """The numbers that are sums of money: they count nothing else."""
        return self.spent | {found.value for _, found in self.named}


def money_of(text: str) -> NamedSums:
    """The sums that folded `text` names."""
    spent = (_value(match) for pattern in _SPEND for match in pattern.finditer(text))
    return NamedSums(offered(text), hour_price(text), frozenset(value for value in spent if value))


def sum_told(slot: str, text: str) -> float | None:
    """The sum in folded words that somebody holds to be about `slot`; None if there is none, or they name two."""
    if slot == BILL.id:
        return monthly_spend(text)
    if slot not in (OFFER.id, HOURLY.id):
        return None
    read = offered if slot == OFFER.id else hour_price
    found = read(text) or _only(_plain_sum(match, text) for match in islice(_ANY_SUM.finditer(text), MOST_SUMS))
    return found.value if found else None


def _sold(match: re.Match[str], text: str) -> Sum | None:
    """A sum with its currency, where something near says that it is asked for; from there to there."""
    around, at = _around(match, text), max(0, match.start() - _NEAR)
    sign = _NEAR_OFFER.search(around)
    if sign is None or _NO_OFFER.search(around):
        return None
    found = _plain_sum(match, text)
    start, end = min(match.start(), at + sign.start()), max(match.end(), at + sign.end())
    return Sum(found.value, start, end) if found else None


def _plain_sum(match: re.Match[str], text: str) -> Sum | None:
    value = _value(match)
    return None if value is None or _RATE.match(text, match.end()) else Sum(value, *match.span())


def _unmarked(match: re.Match[str], text: str) -> Sum | None:
    value = _value(match)
    known = value is not None and value >= _LEAST_BARE and not _RATE.match(text, match.end("bare"))
    return Sum(value, *match.span()) if known and value else None


def _only(found: Iterator[Sum | None]) -> Sum | None:
    by_value = {one.value: one for one in found if one}
    return next(iter(by_value.values())) if len(by_value) == 1 else None


def _around(match: re.Match[str], text: str) -> str:
    return text[max(0, match.start() - _NEAR) : match.end() + _NEAR]


def _value(match: re.Match[str]) -> float | None:
    named = match.groupdict()
    number = named.get("after") or named.get("before") or named.get("bare") or ""
    plain = re.sub(r" ?(?:grand|thousand|tausend|tsd|mille|mil)\b", "k", number)
    return next((amount.value for amount in amounts(plain)), None)


def _monthly(match: re.Match[str]) -> float | None:
    value = _value(match)
    if value is None:
        return None
    return value / MONTHS_A_YEAR if match["year"] else value * DAYS_A_MONTH if match["day"] else value
