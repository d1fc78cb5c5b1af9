"""A summary's picture as numbers, and its words for who cannot see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from textwrap import shorten

from advisor.reply import Bar, Bars, Chart
from advisor.summary.values import Cell, Gate, Span, Summary

WEEK = 7
MOST_BARS = 6
LABEL = 44
"""Characters of a reason that name its bar; the whole reason stands below the picture."""
ENOUGH = 2
"""One bar alone is nothing to compare."""


def chart(summary: Summary) -> Chart | None:
    """Enquiries over time, by verdict and by what stands in the way; None where there is nothing to compare."""
    weeks = Bars("Enquiries in channels, by week", tuple(map(_week, summary.timeline)), upright=True)
    verdicts = Bars("What people were told", tuple(map(_cell, capitals(summary.by_verdict))))
    gates = Bars("What stands in the way", tuple(map(_gate, summary.gates[:MOST_BARS])))
    panels = tuple(panel for panel in (weeks, verdicts, gates) if len(panel.items) >= ENOUGH)
    if not panels:
        return None
    return Chart(summary.filters.period.label, panels, f"Bar chart. {' '.join(map(_said, panels))}")


def merged_label(cell: Cell, most: int = 2) -> str:
    """What the line is called; of many merged groups, how many they are."""
    return cell.label if len(cell.ids) <= most else f"{len(cell.ids)} small groups together"


def capitals(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The same lines, each beginning with a capital letter."""
    return tuple(replace(cell, label=cell.label[:1].upper() + cell.label[1:]) for cell in cells)


def _week(span: Span) -> Bar:
    return Bar(_days(span), span.totals.enquiries)


def _days(span: Span) -> str:
    """The week by its first day; any other number of days says so."""
    last, length = span.until - timedelta(days=1), (span.until - span.since).days
    if length == WEEK:
        return _day(span.since)
    return f"{_day(span.since)} to {_day(last)}" if length > 1 else f"{_day(last)} only"


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"


def _cell(cell: Cell) -> Bar:
    return Bar(merged_label(cell), cell.totals.enquiries)


def _gate(gate: Gate) -> Bar:
    return Bar(shorten(gate.because or gate.rule, LABEL, placeholder=" …"), gate.totals.enquiries)


def _said(panel: Bars) -> str:
    return f"{panel.title}: {', '.join(f'{bar.label} {bar.value:,}' for bar in panel.items)}."
