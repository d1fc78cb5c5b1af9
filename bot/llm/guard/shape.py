"""What a sentence looks like: its length, and nothing in it but plain words that no platform can take for more."""

from __future__ import annotations

import re
import unicodedata

from bot.llm.guard.text import Reworded, quoted

LONGEST = 320
"""Characters: a sentence of thirty words and a quote."""

# Letters of the Latin alphabets of Western Europe; an accent is one character with its letter, never one apart.
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ0-9 .,;:'\"’‘“”()/%$€£+–—-]*")
_LINK = re.compile(
    r"[a-z][a-z0-9+.-]{0,20}:/|//|\bwww\b|\bmailto\b"
    r"|\w\.(?!(?:[eg]\.|\d))[A-Za-z]{2,}"  # a name with a dot in it and no space after
    r"|\b[a-z0-9-]{1,60} (?:dot|\(dot\)) (?:com|org|net|io|ai|dev|au|co)\b"
    r"|[^\s/]/[^\s/]+/\S",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[.)\"”’]\s*\Z")
_INNER_STOP = re.compile(r"(?<!\be\.g)(?<!\bi\.e)[.!?][\"”’)]* +\S")


def wrong_length(said: Reworded) -> str:
    """An objection to nothing, to more than one sentence, to a long one, and to one that breaks off."""
    if len(said.text) > LONGEST:
        return f"it has more than {LONGEST} characters"
    if not _WHOLE.search(said.text) or not any(map(str.isalpha, said.own)):
        return "it is no whole sentence"
    more = _INNER_STOP.search(said.own) and not _INNER_STOP.search(said.reason)
    return "it is more than one sentence" if more else ""


def strange_characters(said: Reworded) -> str:
    """An objection to markup, mentions, other alphabets and characters that cannot be seen."""
    strange = sorted({_name(letter) for letter in said.text if not _PLAIN.fullmatch(letter)})
    return f"it has characters that are not plain text: {', '.join(strange)}" if strange else ""


def _name(letter: str) -> str:
    return unicodedata.name(letter, f"U+{ord(letter):04X}").lower()


def links(said: Reworded) -> str:
    """An objection to addresses of any kind."""
    found = _LINK.search(said.text)
    return f"it has something like an address in it: {quoted(found[0])}" if found else ""
