"""A summary's key figures in words: each number with what it counts and what to hold it against."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from textwrap import shorten

from advisor.costs.money import amount
from advisor.reply import Bar, Bars, Chart, Figures, KeyFigure
from advisor.summary.values import Cell, Filters, Gate, Rate, Span, Summary, Totals

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


def figures(summary: Summary, title: str) -> Figures:
    """What a manager looks at first. What concerns too few people is left out."""
    totals = summary.totals
    shown = [
        KeyFigure(f"{totals.enquiries:,}", enquiries_of(totals.enquiries).split()[-1], _trend(summary)),
        KeyFigure(f"{totals.people:,}", people_of(totals.people).split()[-1], _direct(summary.direct)),
        _rate(summary.redirected, "asked for fine-tuning, needed something else", "with a verdict"),
        _avoided(summary),
        _rate(summary.helpful, "found it helpful", "who said"),
        _rate(summary.provisional, "of the verdicts provisional", "verdicts"),
        _rate(summary.abandoned, "abandoned", "enquiries in channels"),
        _usage(summary.usage_usd),
    ]
    return Figures(title, tuple(own for own in shown if own))


def percent(rate: Rate) -> str:
    """The share in whole per cent."""
    return f"{rate.share:.0%}"


def narrowed(filters: Filters, team: str = "") -> str:
    """What the summary is narrowed down to, in a few words; nothing for nothing. `team` is the team's name."""
    verdict = filters.verdict.replace("_", " ")
    return ", ".join(part for part in (team or filters.team, verdict, filters.approach.replace("_", " ")) if part)


def enquiries_of(count: int) -> str:
    """So many enquiries."""
    return f"{count:,} {'enquiry' if count == 1 else 'enquiries'}"


def people_of(count: int) -> str:
    """So many people."""
    return f"{count:,} {'person' if count == 1 else 'people'}"


def _trend(summary: Summary) -> str:
    length = summary.filters.period.length
    days = f"{length} days" if length > 1 else "day"
    if summary.before is None:
        return ""
    change = summary.totals.enquiries - summary.before.enquiries
    compared = "as many as" if not change else f"{abs(change):,} {'more' if change > 0 else 'fewer'} than"
    return f"{compared} in the {days} before"


def _direct(direct: Totals | None) -> str:
    return f"{enquiries_of(direct.enquiries)} by direct message" if direct else ""


def _rate(rate: Rate | None, label: str, of_what: str) -> KeyFigure | None:
    return KeyFigure(percent(rate), label, f"{rate.part:,} of {rate.whole:,} {of_what}") if rate else None


def _avoided(summary: Summary) -> KeyFigure | None:
    avoided = summary.avoided
    if avoided is None:
        return None
    label = "a month avoided, estimated" if avoided.usd >= 0 else "a month more than fine-tuning, estimated"
    return KeyFigure(amount(abs(avoided.usd)), label, f"in {enquiries_of(avoided.enquiries)}, see below")


def _usage(usd: float | None) -> KeyFigure | None:
    return KeyFigure(amount(usd), "for language models", "in the whole period") if usd is not None else None
