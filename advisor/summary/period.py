"""Which days a summary is about, and how people say that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.data.dated import long_date
from advisor.errors import PeriodError

LONGEST = 400
"""Days: nothing is kept for longer, unless an operator says so."""
HOW_TO = "Say 7d, 30d, last week, last month, quarter, last quarter, or two days like 2026-10-01 2026-10-31."

_UNIT = re.compile(r"(?:(this|last|previous) )?(week|month|quarter|year)")
_DAYS = re.compile(r"(?:last )?(\d{1,4}) ?d(?:ays?)?")
_BETWEEN = re.compile(r"(\d{4}-\d\d-\d\d)\s*(?:to|until|till|\.\.|/|,|–|—|-|\s)\s*(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `since` up to, not including, `until`. Days are UTC."""

    since: date
    until: date

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.until - self.since).days

    @property
    def before(self) -> Period:
        """As many days, just before it."""
        return Period(self.since - (self.until - self.since), self.since)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.until - timedelta(days=1)

    @property
    def label(self) -> str:
        """The period in words, both days included."""
        if self.length == 1:
            return long_date(self.since)
        return f"{long_date(self.since)} to {long_date(self.last)}"

    def days(self) -> Iterator[date]:
        """Each of its days, in order."""
        return (self.since + timedelta(days=number) for number in range(self.length))


def parse_period(text: str, today: date) -> Period:
    """The period that somebody means on `today`, which "7d" and "30d" end with.

    "quarter" is the calendar quarter that today is in, so far, and "last quarter" the one before; so with weeks from
    Monday, months and years. Of two days both are included, in either order. Raises PeriodError, in words for people.
    """
    said = " ".join(text.lower().split())
    tomorrow = today + timedelta(days=1)
    if found := _UNIT.fullmatch(said):
        begun = _start(found[2], today)
        so_far = found[1] in (None, "this")
        return Period(begun, tomorrow) if so_far else Period(_start(found[2], begun - timedelta(days=1)), begun)
    if found := _DAYS.fullmatch(said):
        return _checked(Period(tomorrow - timedelta(days=int(found[1])), tomorrow), text, today)
    if found := _BETWEEN.fullmatch(said):
        first, last = sorted(_day(one, text) for one in found.groups())
        return _checked(Period(first, last + timedelta(days=1)), text, today)
    raise PeriodError(f"I couldn't read “{text[:40]}” as a period. {HOW_TO}")


def _start(unit: str, day: date) -> date:
    """The first day of the week, month, quarter or year that the day is in."""
    match unit:
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
        case _:
            return date(day.year, 1, 1)


def _day(said: str, text: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise PeriodError(f"There is no day {said}, so I couldn't read “{text[:40]}”. {HOW_TO}") from None


def _checked(period: Period, text: str, today: date) -> Period:
    if period.length < 1:
        raise PeriodError(f"“{text[:40]}” has no day in it. {HOW_TO}")
    if period.length > LONGEST:
        raise PeriodError(f"“{text[:40]}” is longer than {LONGEST} days, and older enquiries are not kept. {HOW_TO}")
    if period.since > today:
        raise PeriodError(f"“{text[:40]}” has not begun yet. {HOW_TO}")
    return period


_UNIT_OF = re.compile(r"week|month|quarter|year")
_DAYS_OF = re.compile(r"\d{1,4} ?d(?:ays?)?")


def complete_period(text: str, today: date) -> Period:
    """The latest period of that kind which was over before `today`: last week, last month, or the last N days of a
    count that begins on a Monday, so that "7d" are weeks.

    Asked again on another day of the same kind of period it is the same; two days are what they say. Raises
    PeriodError.
    """
    said = " ".join(text.lower().split())
    if _UNIT_OF.fullmatch(said):
        return parse_period(f"last {said}", today)
    period = parse_period(said, today)
    if not _DAYS_OF.fullmatch(said.removeprefix("last ")):
        return period
    # Day 1 of the calendar was a Monday.
    begun = today - timedelta(days=(today.toordinal() - 1) % period.length)
    return Period(begun - timedelta(days=period.length), begun)
