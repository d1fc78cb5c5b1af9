"""Slack's limits in one table, and the cuts that keep to them where everybody can see it."""

from __future__ import annotations

# Characters, or how many, as Slack's Block Kit reference has them (docs.slack.dev/reference/block-kit).
LIMITS = {
    "blocks": 50,
    "header": 150,
    "section": 3_000,
    "context": 2_000,
    "button": 75,
    "value": 2_000,
    "id": 255,
    "buttons": 25,
    "checkbox": 75,
    "checkboxes": 10,
    "notification": 3_000,
}
ELLIPSIS = "…"


def escaped(text: str) -> str:
    """The text with the three characters that Slack gives a meaning, so that it holds no mention and no link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, limit: str) -> str:
    """The text, or as much of it as the limit called `limit` allows, with "…" at the end."""
    most = LIMITS[limit]
    return text if len(text) <= most else text[: most - 1].rstrip() + ELLIPSIS


def cut_escaped(text: str, limit: str) -> str:
    """The text escaped, and cut between characters, never inside an escape."""
    whole = escaped(text)
    most = LIMITS[limit]
    if len(whole) <= most:
        return whole
    kept, length = [], len(ELLIPSIS)
    for piece in map(escaped, text):
        length += len(piece)
        if length > most:
            break
        kept.append(piece)
    return "".join(kept).rstrip() + ELLIPSIS
