"""A summary's key figures in words: each number with what it counts and what to hold it against."""

from __future__ import annotations

from advisor.costs.money import amount
from advisor.reply import Figures, KeyFigure
from advisor.summary.values import Filters, Rate, Summary, Totals


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
