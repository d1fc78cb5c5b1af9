"""Teams' limits in one table, the cuts that keep to them where everybody can see it, and texts without markup."""

from __future__ import annotations

import json
import re

from bot.bounds import shortened

# Characters, or how many; "message" is in bytes as sent. Teams' own limit is about 28 KB a message, six actions a row;
# four fit the width of a card on a desktop, and what does not fit is cut off.
LIMITS = {
    "message": 25_000,
    "text": 4_000,
    "title": 300,
    "button": 80,
    "tick": 200,
    "actions": 4,
    "options": 20,
    "ticks": 20,
    "rows": 8,
    "says": 300,
    "summary": 1_000,
    "answered": 1_500,
}
REST_CUT = "… The rest did not fit into one message."

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INLINE = re.compile(r"([\\`*_\[\]<>&~])")
_AT_THE_START = re.compile(r"^([#+\-=|]|\d+(?=[.)]))")
_FUNCTION = re.compile(r"\{(?=\{)")
_JOINER = "\N{WORD JOINER}"


def cut(text: str, limit: str) -> str:
    """The text, or as much of it as the limit called `limit` allows, with "…" at the end."""
    return shortened(text, LIMITS[limit])


def plain(text: str, limit: str) -> str:
    """The text, cut, for a field that Teams reads as it stands: no control characters, no date function."""
    # Cards replace {{DATE(...)}} even where they read no Markdown.
    return _FUNCTION.sub("{" + _JOINER, cut(_CONTROL.sub(" ", text), limit)) or " "


def escaped(text: str, limit: str) -> str:
    """The text, cut, for the one field that Teams reads as Markdown: it holds no mark-up and no line break.

    Nothing else is escaped, because some clients show the backslashes.
    """
    words = _INLINE.sub(r"\\\1", " ".join(plain(text, limit).split()))
    start = _AT_THE_START.match(words)
    if start is None:
        return words or " "
    number = start[0].isdigit()
    return f"{start[0]}\\{words[start.end() :]}" if number else f"\\{words}"


def size(value: object) -> int:
    """Bytes of `value` as it is sent."""
    return len(json.dumps(value))
