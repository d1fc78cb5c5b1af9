"""Slack's limits in one table, and the cuts that keep to them where everybody can see it."""

from __future__ import annotations

import re

from bot.bounds import ELLIPSIS, shortened

# Characters, or how many, as Slack's references have them (docs.slack.dev/reference/block-kit, chat.postMessage).
LIMITS = {
    "blocks": 50,
    "header": 150,
    "section": 3_000,
    "context": 2_000,
    "field": 2_000,
    "fields": 10,
    "alt_text": 2_000,
    "alt_txt": 1_000,
    "button": 75,
    # What Slack promises to show of a button; what is longer it may cut off, on a phone above all.
    "button_shown": 30,
    "value": 2_000,
    "id": 255,
    "buttons": 25,
    "checkbox": 75,
    "checkboxes": 10,
    "notification": 3_000,
    "plain": 4_000,
    # Not Slack's: how much of somebody's words is read back to them.
    "quote": 300,
}

# Look-alikes: Slack has no escape for these, and what somebody typed must not turn bold what follows it.
_LOOK_ALIKES = str.maketrans({"*": "∗", "~": "∼", "`": "ˋ"})
_SPECIAL = re.compile(r"[*~`_<>&]")
_LOOSE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_QUOTING = re.compile(r"^(\s*)>", re.MULTILINE)


def escaped(text: str) -> str:
    """The text with everything that Slack gives a meaning taken out: no mention, no link, no formatting."""
    if not _SPECIAL.search(text):
        return text
    plain = _LOOSE_UNDERSCORE.sub("＿", _QUOTING.sub(r"\1›", text.translate(_LOOK_ALIKES)))
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def cut(text: str, limit: str) -> str:
    """The text, or as much of it as the limit called `limit` allows, with "…" at the end."""
    return shortened(text, LIMITS[limit])


def cut_markup(markup: str, limit: str) -> str:
    """Escaped text, or as much of it as the limit allows with "…" at the end; never cut inside an escape."""
    most = LIMITS[limit]
    if len(markup) <= most:
        return markup
    kept = markup[: most - 1]
    opened = kept.rfind("&")
    whole = kept[:opened] if opened > kept.rfind(";") else kept
    return whole.rstrip() + ELLIPSIS


def cut_escaped(text: str, limit: str) -> str:
    """The text escaped, then cut as `cut_markup` does."""
    return cut_markup(escaped(text), limit)
