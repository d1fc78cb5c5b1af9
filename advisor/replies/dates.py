"""The dated data that a verdict leans on, as a block: what each says, as of when, and whether to check it first."""

from __future__ import annotations

from advisor.data.dated import long_date
from advisor.reply import Block, Points
from advisor.verdict import Dated

OVERDUE = "That is past its review date, so check it first."


def dated_blocks(dated: tuple[Dated, ...]) -> tuple[Block, ...]:
    """One line a datum; nothing where the verdict leans on none."""
    return (Points("This leans on", tuple(_line(row) for row in dated)),) if dated else ()


def _line(row: Dated) -> str:
    said = f"{row.says} (As of {long_date(row.as_of)}.)"
    return f"{said} {OVERDUE}" if row.overdue else said
