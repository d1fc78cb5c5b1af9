"""All rows, and the table of what came of them."""

from __future__ import annotations

from collections.abc import Iterable

from tests.faults import crashes, doors, models, slack, stores, teams, workers
from tests.faults.counts import Counts
from tests.faults.row import Row, Undone

_MODULES = (crashes, doors, models, slack, stores, teams, workers)
ROWS: tuple[Row, ...] = tuple(sorted((row for one in _MODULES for row in one.ROWS), key=lambda row: row.id))
UNDONE = (
    Undone(42, "two processes with different rule tables", "each has one table, and each enquiry keeps its version"),
)
HEAD = (
    "| | fault, in the midst of a stream of messages | accepted | lost | doubled | out of order | refused |",
    "|---|---|---|---|---|---|---|",
)


def line(row: Row, counts: Counts) -> str:
    """The row as one line of Markdown."""
    figures = (counts.accepted, counts.lost, counts.doubled, counts.out_of_order, counts.refused)
    return f"| {row.id} | {row.fault} | {' | '.join(map(str, figures))} |"


def rest(undone: Iterable[Undone] = UNDONE) -> Iterable[str]:
    """What is not tried here, a line each."""
    return (f"| {one.id} | {one.fault} | not tried: {one.why} | | | | |" for one in undone)
