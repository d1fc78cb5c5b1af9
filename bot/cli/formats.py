"""The words that options take, and listings in the form that was asked for: text, Markdown tables, or JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Sequence
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


WIDTH = 80


def entries(listed: Iterable[tuple[str, list[tuple[str, str]]]]) -> str:
    """Each title with its named fields beneath it, at most 80 columns wide."""
    return "\n".join(f"{title}\n{''.join(_field(name, text) for name, text in fields)}" for title, fields in listed)


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """One table."""
    table = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in table)


def as_json(listing: dict[str, object]) -> str:
    """The listing as JSON for programs, readable for people."""
    return json.dumps(listing, indent=2, ensure_ascii=False) + "\n"


def _field(name: str, text: str) -> str:
    lead = f"  {name:<10} "
    return (
        textwrap.fill(text, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False)
        + "\n"
    )
