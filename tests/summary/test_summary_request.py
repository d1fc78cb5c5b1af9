"""What managers type: periods, teams, verdicts and approaches in words, and what is no request for a summary."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from advisor.summary import Filters, Period
from advisor.summary.period import complete_period
from advisor.summary.request import SummaryRequest, Unread, read_request, words_of

SUNDAY = date(2026, 11, 22)


def asked(text: str) -> SummaryRequest:
    found = read_request(text, SUNDAY)
    assert isinstance(found, SummaryRequest)
    return found


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("summary", "2026-10-24", "2026-11-23"),
        ("Summary, please.", "2026-10-24", "2026-11-23"),
        ("summary of the last 7 days", "2026-11-16", "2026-11-23"),
        ("summary for last week", "2026-11-09", "2026-11-16"),
        ("summary this week", "2026-11-16", "2026-11-23"),
        ("summary last month", "2026-10-01", "2026-11-01"),
        ("summary quarter", "2026-10-01", "2026-11-23"),
        ("summary last quarter", "2026-07-01", "2026-10-01"),
        ("summary 2026-10-31 to 2026-10-01", "2026-10-01", "2026-11-01"),
    ],
)
def test_a_period_is_read_in_words(words: str, since: str, until: str) -> None:
    assert asked(words).filters.period == Period(date.fromisoformat(since), date.fromisoformat(until))


@pytest.mark.parametrize(
    ("words", "team", "verdict", "approach"),
    [
        ("summary last quarter, team x, only yes", "x", "yes", ""),
        ('summary team "Data and AI", not yet', "Data and AI", "not_yet", ""),
        ("summary <#C012AB3CD|general>", "C012AB3CD", "", ""),
        ("summary only no, retrieval with fine-tuning", "", "no", "rag_and_fine_tuning"),
        ("summary abandoned", "", "abandoned", ""),
        ("summary team #general with prompting", "general", "", "prompting"),
    ],
)
def test_filters_are_read_in_words(words: str, team: str, verdict: str, approach: str) -> None:
    found = asked(words).filters

    assert found == Filters(found.period, team, verdict, approach)


@pytest.mark.parametrize(
    "words", ["summary", "share summary 7d", "list summary, team x, only not yet", "summary yes, rag_and_fine_tuning"]
)
def test_a_button_asks_for_the_same_again_also_on_another_day(words: str) -> None:
    found = asked(words)

    assert read_request(words_of(found), date(2027, 1, 9)) == found


@pytest.mark.parametrize(
    "text",
    [
        "We want summaries of our calls",
        "summary generation for legal documents, should we fine-tune?",
        "Summary of every support call by a model of our own: worth it?",
        "summarise",
        "",
    ],
)
def test_what_is_told_about_summaries_is_no_request_for_one(text: str) -> None:
    assert read_request(text, SUNDAY) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("summary lsat quarter", "“lsat”"),
        ("summary 0d", "no day"),
        ("summary 900 days", "longer than"),
        ("summary 2026-02-30 to 2026-03-01", "no day 2026-02-30"),
        ("summary yes and no", "one verdict"),
    ],
)
def test_what_cannot_be_read_is_told_kindly_and_with_what_can(text: str, why: str) -> None:
    found = read_request(text, SUNDAY)

    assert isinstance(found, Unread)
    assert why in found.why


@pytest.mark.parametrize("kind", ["week", "month", "quarter", "year", "7d", "30d", "last 14 days"])
def test_regular_periods_follow_each_other_without_a_gap(kind: str) -> None:
    days = [date.fromordinal(SUNDAY.toordinal() + number) for number in range(800)]
    periods = list(dict.fromkeys(complete_period(kind, day) for day in days))

    assert all(before.until == after.since for before, after in pairwise(periods))
    assert all(complete_period(kind, day).until <= day for day in days)


def test_seven_days_of_a_digest_are_a_week() -> None:
    assert (
        complete_period("7d", SUNDAY)
        == complete_period("week", SUNDAY)
        == Period(date(2026, 11, 9), date(2026, 11, 16))
    )
