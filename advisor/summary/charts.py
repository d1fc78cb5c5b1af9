"""A summary's picture as numbers, and its words for who cannot see it."""

from __future__ import annotations

from advisor.reply import Bar, Bars, Chart
from advisor.summary.values import Cell, Gate, Span, Summary

MOST_BARS = 8
ENOUGH = 2
"""One bar alone is nothing to compare."""


def chart(summary: Summary) -> Chart | None:
    """Enquiries over time, by verdict and by what stands in the way; None where there is nothing to compare."""
    weeks = Bars("Enquiries in channels, week by week", tuple(map(_week, summary.timeline)), upright=True)
    verdicts = Bars("What people were told", tuple(map(_cell, summary.by_verdict)))
    gates = Bars("What stands in the way", tuple(map(_gate, summary.gates[:MOST_BARS])))
    panels = tuple(panel for panel in (weeks, verdicts, gates) if len(panel.items) >= ENOUGH)
    if not panels:
        return None
    return Chart(summary.filters.period.label, panels, f"Bar chart. {' '.join(map(_said, panels))}")


def merged_label(cell: Cell, most: int = 2) -> str:
    """What the line is called; of many merged groups, how many they are."""
    return cell.label if len(cell.ids) <= most else f"{len(cell.ids)} small groups together"


def _week(span: Span) -> Bar:
    first = f"{span.since.day} {span.since:%b}"
    weeks = (span.until - span.since).days > 7
    return Bar(f"{first} +" if weeks else first, span.totals.enquiries)


def _cell(cell: Cell) -> Bar:
    return Bar(merged_label(cell), cell.totals.enquiries)


def _gate(gate: Gate) -> Bar:
    return Bar(gate.name, gate.totals.enquiries)


def _said(panel: Bars) -> str:
    return f"{panel.title}: {', '.join(f'{bar.label} {bar.value:,}' for bar in panel.items)}."
