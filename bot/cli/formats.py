"""The words that options take: the forms of a listing, and where an enquiry can stand."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """How a listing is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class Standing(StrEnum):
    """A verdict or, without one, what became of the enquiry."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"
    UNDER_WAY = "under_way"
    ABANDONED = "abandoned"
