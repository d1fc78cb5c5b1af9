"""What a draft looks like: its length, and nothing in it but plain words that no platform can take for more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.llm.brief import Brief
from bot.llm.draft import Draft
from bot.llm.guard.text import quoted

FEWEST, MOST = 2, 7
LONGEST_SENTENCE = 320
LONGEST = 1_100
"""Characters: what a person reads in a chat message."""

# Letters of the Latin alphabets of Western Europe; an accent is one character with its letter, never one apart.
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ0-9 .,;:'\"’‘“”()/%$€£+–—-]*")
_LINK = re.compile(
    r"[a-z][a-z0-9+.-]*:/|//|\bwww\b|\bmailto\b"
    r"|\w\.(?!(?:[eg]\.|\d))[A-Za-z]{2,}"  # a name with a dot in it and no space after
    r"|\b[a-z0-9-]+ (?:dot|\(dot\)) (?:com|org|net|io|ai|dev|au|co)\b"
    r"|\S/\S+/\S",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[.)\"”’]\s*\Z")


def wrong_length(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections to too few or too many sentences, long ones, and ones that break off."""
    found = []
    texts = [sentence.text for sentence in draft.sentences]
    if not FEWEST <= len(texts) <= MOST:
        found.append(f"There are {len(texts)} sentences; write {FEWEST} to {MOST}.")
    if sum(map(len, texts)) > LONGEST:
        found.append(f"It has more than {LONGEST} characters; write less.")
    found += [f"{quoted(text)} has more than {LONGEST_SENTENCE} characters." for text in _longer(texts)]
    found += [f"{quoted(text)} is no whole sentence." for text in texts if not _WHOLE.search(text)]
    return tuple(found)


def _longer(texts: Iterable[str]) -> Iterable[str]:
    return (text for text in texts if len(text) > LONGEST_SENTENCE)


def strange_characters(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections to markup, mentions, other alphabets and characters that cannot be seen."""
    return tuple(
        f"{quoted(sentence.text)} has characters that are not plain text: {', '.join(strange)}."
        for sentence in draft.sentences
        if (strange := _strange(sentence.text))
    )


def _strange(text: str) -> list[str]:
    return sorted({_name(letter) for letter in text if not _PLAIN.fullmatch(letter)})


def _name(letter: str) -> str:
    return unicodedata.name(letter, f"U+{ord(letter):04X}").lower()


def links(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections to addresses of any kind."""
    return tuple(
        f"{quoted(sentence.text)} has something like an address in it: {quoted(found[0])}."
        for sentence in draft.sentences
        if (found := _LINK.search(sentence.text))
    )
