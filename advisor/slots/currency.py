"""Currencies as people write them, and which one some words name."""

from __future__ import annotations

import re

SIGN = r"us\$|a\$|\$|€|£|¥|usd|eur|gbp|aud|chf"
NAME = r"dollars?|usd|bucks|euros?|eur|€|£|gbp|pounds?|quid|chf|francs?|dólares|francos|aud"
"""What stands before a sum, and behind one."""


def currency_of(words: str) -> str:
    """The ISO code of the first currency that the words name; empty where they name none."""
    found = re.search(rf"{SIGN}|(?<![^\W\d_])(?:{NAME})(?!\w)", words.lower())
    return next((code for code, names in _CODES.items() if found and re.fullmatch(names, found[0])), "")


_CODES = {
    "EUR": r"€|eur|euros?",
    "GBP": r"£|gbp|pounds?|quid",
    "CHF": r"chf|francs?|francos",
    "AUD": r"a\$|aud",
    "JPY": r"¥",
    "USD": r".*",
}
