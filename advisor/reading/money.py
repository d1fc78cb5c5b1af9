"""What is paid a month, where the words name money and its period: "$12,000 a month", "21.000 euros im Monat"."""

from __future__ import annotations

import re

from advisor.reading.numbers import amounts

_SIGN = r"us\$|a\$|\$|€|£|¥|usd|eur|gbp|aud|chf"
_NAME = r"dollars?|usd|bucks|euros?|eur|€|£|gbp|pounds?|quid|chf|francs?|dólares|francos|aud"
_NUMBER = r"[0-9][0-9.,]{0,11}[0-9]?(?: ?(?:k|m|grand|thousand|tausend|mil|mille))?"
_MONTH = (
    r"(?:a|per|each|every|the) month|/ ?mo(?:nth)?\b|monthly|last month|this month|im monat|pro monat|monatlich"
    r"|letzten monat|al mes|por mes|mensual\w{0,5}|el mes pasado|por mês|ao mês|no mês passado|par mois"
    r"|mensuel\w{0,4}|le mois dernier"
)
_YEAR = r"(?:a|per|each|every) year|annually|yearly|im jahr|pro jahr|jährlich|al año|por ano|par an"
_DAY = r"(?:a|per|each|every) day|daily|am tag|pro tag|täglich|al día|por dia|par jour"
_SPEND = re.compile(
    rf"(?:(?:{_SIGN}) ?(?P<after>{_NUMBER})\b|\b(?P<before>{_NUMBER}) ?(?:{_NAME})(?!\w))"
    rf"(?: [\w']{{1,12}}){{0,3}}? ?(?:(?P<month>{_MONTH})|(?P<year>{_YEAR})|(?P<day>{_DAY}))"
)
MONTHS_A_YEAR, DAYS_A_MONTH = 12, 30


def monthly_spend(text: str) -> float | None:
    """The money a month that folded `text` names, whatever its currency (bands are wide); None for none, or for two.

    A sum a year or a day counts by the month.
    """
    found = {_monthly(match) for match in _SPEND.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _monthly(match: re.Match[str]) -> float | None:
    number = (match["after"] or match["before"]).replace("grand", "k").replace("thousand", "k").replace("mille", "k")
    value = next((amount.value for amount in amounts(number.replace("tausend", "k").replace("mil", "k"))), None)
    if value is None:
        return None
    return value / MONTHS_A_YEAR if match["year"] else value * DAYS_A_MONTH if match["day"] else value
