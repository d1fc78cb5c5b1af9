"""What a source is, wherever it is listed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One source: who says it, where, as of when (ISO date, month or year), and what it supports here.

    `short` names it in a chat message, `title` wherever there is room.
    """

    id: str
    short: str
    title: str
    where: str
    date: str
    supports: str
