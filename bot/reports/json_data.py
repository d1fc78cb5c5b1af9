"""A summary as data for programs, under the names that the managers' guide lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from advisor.enquiry import Enquiry
from advisor.summary.blocks import Names, named
from advisor.summary.values import Avoided, Cell, Filters, Gate, Rate, Span, Summary, TooFew, Totals
from bot.bounds import Json


def summary_data(summary: Summary | TooFew, names: Names) -> Json:
    """Every number; what concerns too few people is null, or missing from its list."""
    asked = {"period": _period(summary.filters), "filters": _filters(summary.filters)}
    smallest = {"smallest_group": summary.scope.smallest}
    if isinstance(summary, TooFew):
        return asked | smallest | {"too_few": True, "enquiries": None, "people": None}
    shown = named(summary, names)
    lists = {
        "timeline": list(map(_span, shown.timeline)),
        "by_verdict": _cells(shown.by_verdict),
        "by_approach": _cells(shown.by_approach),
        "by_team": _cells(shown.by_team),
        "tasks": _cells(shown.tasks),
        "gates": list(map(_gate, shown.gates)),
    }
    rates: Mapping[str, Rate | None] = {
        "redirected": shown.redirected,
        "provisional": shown.provisional,
        "abandoned": shown.abandoned,
        "helpful": shown.helpful,
    }
    return (
        asked
        | smallest
        | {"too_few": False}
        | _totals(shown.totals)
        | {"direct": shown.direct and _totals(shown.direct), "before": shown.before and _totals(shown.before)}
        | lists
        | {name: _rate(rate) for name, rate in rates.items()}
        | {"avoided": _avoided(shown.avoided), "model_usage_usd": shown.usage_usd}
    )


def listing_data(listed: Sequence[Enquiry]) -> list[Json]:
    """The enquiries, without who asked."""
    return [
        {
            "opened": own.opened.isoformat(),
            "channel": own.origin.channel,
            "thread": own.thread,
            "fine_tuning": own.fine_tuning or None,
            "approach": own.approach or None,
            "settled": own.settled,
            "gates": list(own.gates),
            "facts": dict(own.facts.bands()),
        }
        for own in listed
    ]


def _period(filters: Filters) -> Json:
    period = filters.period
    return {"first_day": period.since.isoformat(), "last_day": period.last.isoformat(), "days": period.length}


def _filters(filters: Filters) -> Json:
    return {name: getattr(filters, name) or None for name in ("team", "verdict", "approach")}


def _totals(totals: Totals) -> Json:
    return {"enquiries": totals.enquiries, "people": totals.people}


def _cells(cells: Sequence[Cell]) -> list[Json]:
    return [{"ids": list(own.ids), "label": own.label} | _totals(own.totals) for own in cells]


def _span(span: Span) -> Json:
    return {"first_day": span.since.isoformat(), "last_day": (span.until - timedelta(days=1)).isoformat()} | _totals(
        span.totals
    )


def _gate(gate: Gate) -> Json:
    return {"rule": gate.rule, "because": gate.because, "to_do": gate.to_do} | _totals(gate.totals)


def _rate(rate: Rate | None) -> Json | None:
    return {"part": rate.part, "whole": rate.whole, "share": round(rate.share, 4)} if rate else None


def _avoided(avoided: Avoided | None) -> Json | None:
    if avoided is None:
        return None
    monthly = {"usd_a_month": avoided.usd, "tuned_usd": avoided.tuned, "chosen_usd": avoided.chosen}
    return {"enquiries": avoided.enquiries} | monthly | {"assumptions": list(avoided.assumptions)}
