"""What holds for every platform's requests and texts alike, and for what is stored of them."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
"""A JSON object, as platforms and stores have it."""

LARGEST_BODY = 128 * 1024
"""Bytes of a request that are read at all."""
MOST_WAITING = 10_000
"""Messages: what a small machine answers in a minute or two. Later than that, nobody waits for an answer any more."""
ELLIPSIS = "…"
"""Stands where something was cut, so that everybody sees it."""


def shortened(text: str, most: int) -> str:
    """The text, or as much of it as fits into `most` characters, with "…" at the end."""
    return text if len(text) <= most else text[: most - 1].rstrip() + ELLIPSIS
