"""Who sells fine-tuning to a new customer, as blocks: from the dated data, each line as old as its row."""

from __future__ import annotations

from advisor.data.availability import TuningPlatform
from advisor.data.dated import long_date
from advisor.dialogue.asides import ShowProviders
from advisor.replies.dates import OVERDUE
from advisor.reply import Block, Points


def provider_blocks(move: ShowProviders) -> tuple[Block, ...]:
    """Those that sell it, then those that do not; what the asker is bound to comes first and says so."""
    rows = sorted(move.platforms, key=lambda row: row.band != move.band)
    days = {row.as_of for row in rows}
    # One date for all of them is said once.
    once = f", as of {long_date(*days)}" if len(days) == 1 else ""
    listed = (
        (f"These sell fine-tuning to a new customer{once}", [row for row in rows if row.sells_tuning]),
        ("These do not", [row for row in rows if not row.sells_tuning]),
    )
    return tuple(Points(title, tuple(_line(row, move, dated=not once) for row in own)) for title, own in listed if own)


def _line(row: TuningPlatform, move: ShowProviders, *, dated: bool) -> str:
    yours = "For you: " if row.band == move.band else ""
    day = f" (As of {long_date(row.as_of)}.)" if dated else ""
    old = f" {OVERDUE}" if row.overdue(move.day) else ""
    return f"{yours}{row.says}{day}{old}"
