"""Who is asking, as far as they said it themselves."""

from __future__ import annotations

import re

from bot.llm.brief import Audience

_I_AM = r"\b(?:i am|i'm|im|as|i work as|speaking as) (?:an? |the |our |your )?(?:\w+ ){0,2}?"
_ENGINEER = re.compile(
    rf"{_I_AM}(?:engineer|developer|dev|data scientist|programmer|researcher|architect|sysadmin)\b", re.IGNORECASE
)
_MANAGER = re.compile(
    rf"{_I_AM}(?:manager|head of|director|product owner|founder|ceo|cto|cfo|coo|executive|team lead|owner of)\b",
    re.IGNORECASE,
)


def reader_of(text: str) -> Audience:
    """The role that the writer of `text` gives themselves, if any."""
    plain = text.replace("’", "'")
    found = {Audience.MANAGER: _MANAGER.search(plain), Audience.ENGINEER: _ENGINEER.search(plain)}
    return next((role for role, match in found.items() if match), Audience.ANYBODY)
