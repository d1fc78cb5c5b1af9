"""Periods that follow each other without a gap: what a regular digest is about, whenever somebody asks for it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from advisor.summary.period import Period, parse_period

_UNIT = re.compile(r"week|month|quarter|year")
_DAYS = re.compile(r"\d{1,4} ?d(?:ays?)?")


def complete_period(text: str, today: date) -> Period:
    """The latest period of that kind which was over before `today`: last week, last month, or the last N days of a
    count that begins on a Monday, so that "7d" are weeks.

    Asked again on another day of the same kind of period it is the same; two days are what they say. Raises
    PeriodError.
    """
    said = " ".join(text.lower().split())
    if _UNIT.fullmatch(said):
        return parse_period(f"last {said}", today)
    period = parse_period(said, today)
    if not _DAYS.fullmatch(said.removeprefix("last ")):
        return period
    # Day 1 of the calendar was a Monday.
    begun = today - timedelta(days=(today.toordinal() - 1) % period.length)
    return Period(begun - timedelta(days=period.length), begun)
