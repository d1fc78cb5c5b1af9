"""The forms in which a listing can be printed."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """How a listing is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
