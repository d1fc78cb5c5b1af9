"""Summaries show what happened, and single nobody out: not in a line, not by what a line leaves over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.decision.policy import policy_for
from advisor.summary import (
    STANDINGS,
    Cell,
    Contribution,
    Filters,
    Period,
    Scope,
    Summary,
    Tally,
    TooFew,
    parse_period,
    summarise,
)
from advisor.summary.contribution import Profile

TODAY = date(2026, 11, 22)
WEEK = parse_period("7d", TODAY)
POLICY = policy_for(TODAY)
TEAMS = ("C1", "C2", "C3")
APPROACHES = {
    "yes": ("fine_tuning", "distillation"),
    "no": ("rag", "prompting"),
    "not_yet": ("rag", "prompting"),
    "": ("",),
}


@st.composite
def contributions(draw: st.DrawFn) -> Contribution:
    verdict = draw(st.sampled_from(("yes", "no", "no", "not_yet", "")))
    profile = Profile(
        verdict,
        draw(st.sampled_from(APPROACHES[verdict])),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.sampled_from((None, True, False))),
        draw(st.sampled_from(("answer", "sort", ""))),
        tuple(
            draw(st.sets(st.sampled_from(("no_facts_in_weights", "too_few_examples"))))
            if verdict in ("no", "not_yet")
            else ()
        ),
        None if verdict else TODAY - timedelta(days=draw(st.integers(0, 4))),
        100 if verdict else None,
        900 if verdict else None,
    )
    day = TODAY - timedelta(days=draw(st.integers(0, 13)))
    return Contribution(day, draw(st.sampled_from((*TEAMS, ""))), draw(st.sampled_from(["", *"abcdefgh"])), profile)


logs = st.lists(contributions(), max_size=60).map(lambda rows: tuple(Counter(rows).items()))
scopes = st.sampled_from([Scope("T", None), Scope("T", frozenset({"C1"})), Scope("T", frozenset({"C1", "C2"}))])
filters = st.builds(
    Filters,
    st.just(WEEK),
    st.sampled_from(("", *TEAMS)),
    st.sampled_from(("", *STANDINGS)),
    st.sampled_from(("", "rag", "fine_tuning")),
)


def summary(log: Tally, scope: Scope, wanted: Filters) -> Summary | TooFew:
    return summarise(log, before=log, scope=scope, filters=wanted, today=TODAY, policy=POLICY)


def inside(row: Contribution, scope: Scope, wanted: Filters) -> bool:
    """Whether a summary may be about it, by a reading of its own."""
    return (
        wanted.period.since <= row.day < wanted.period.until
        and (scope.teams is None or row.team in scope.teams)
        and (row.team != "")
        and wanted.team in ("", row.team)
        and wanted.verdict in ("", row.profile.standing(TODAY))
        and wanted.approach in ("", row.profile.approach)
    )


@given(logs, logs, scopes, filters)
def test_what_others_do_changes_no_number_of_a_manager(
    ours: Tally, theirs: Tally, scope: Scope, wanted: Filters
) -> None:
    own = [row for row in ours if scope.covers(row[0].team)]
    strange = [row for row in theirs if not scope.covers(row[0].team)]

    assert summary([*own, *strange], scope, wanted) == summary(own, scope, wanted)


@given(logs, scopes, filters)
def test_every_total_and_every_line_equals_a_recount(log: Tally, scope: Scope, wanted: Filters) -> None:
    found = summary(log, scope, wanted)
    if isinstance(found, TooFew):
        return
    rows = [row for row in log if inside(row[0], scope, wanted)]
    assert found.totals.enquiries - (found.direct.enquiries if found.direct else 0) == sum(times for _, times in rows)
    for table, name in lines_by_name(found):
        for cell in table:
            own = [(row, times) for row, times in rows if name(row) in cell.ids]
            assert cell.totals.enquiries == sum(times for _, times in own)
            assert cell.totals.people == len({row.asker for row, _ in own} - {""})


def lines_by_name(found: Summary) -> Iterator[tuple[tuple[Cell, ...], Callable[[Contribution], str]]]:
    yield found.by_verdict, lambda row: row.profile.standing(TODAY)
    yield found.by_approach, lambda row: row.profile.approach
    yield found.by_team, lambda row: row.team
    yield found.tasks, lambda row: row.profile.task


def views(log: Tally, scope: Scope) -> dict[Filters, Summary]:
    """Everything that the manager can get to see of the week."""
    choices = product(("", *TEAMS), ("", *STANDINGS), ("", "rag", "fine_tuning", "distillation"))
    shown = {wanted: summary(log, scope, wanted) for wanted in (Filters(WEEK, *choice) for choice in choices)}
    return {wanted: found for wanted, found in shown.items() if isinstance(found, Summary)}


def published(log: Tally, scope: Scope) -> Iterator[tuple[frozenset[Contribution], frozenset[Contribution]]]:
    """Pairs of enquiries that are both counted somewhere, the first a part of the second by what they are called."""
    seen = views(log, scope)
    parts: dict[tuple[str, str, str, str, str], frozenset[Contribution]] = {}
    for wanted, found in seen.items():
        rows = [row for row, _ in log if inside(row, scope, wanted)]
        place = (wanted.team, wanted.verdict, wanted.approach)
        parts[(*place, "", "")] = frozenset(rows)
        for (table, name), kind in zip(lines_by_name(found), ("verdict", "approach", "team", "task"), strict=True):
            for cell in table:
                called = "|".join(cell.ids)
                parts[(*place, kind, called)] = frozenset(row for row in rows if name(row) in cell.ids)
        for gate in found.gates:
            parts[(*place, "gate", gate.rule)] = frozenset(row for row in rows if gate.rule in row.profile.gates)
    for (own, part), (other, whole) in product(parts.items(), parts.items()):
        narrower = all(more in ("", less) for less, more in zip(own[:3], other[:3], strict=True))
        if own != other and narrower and other[3:] in (("", ""), own[3:]):
            yield part, whole


def people(rows: frozenset[Contribution]) -> int:
    return len({row.asker for row in rows} - {""})


@settings(max_examples=40, deadline=None)
@given(logs, scopes)
def test_no_line_and_nothing_that_one_leaves_of_another_is_of_fewer_than_three_people(log: Tally, scope: Scope) -> None:
    for part, whole in published(log, scope):
        assert people(part) >= 3
        assert part <= whole
        assert part == whole or people(whole - part) >= 3


@given(logs)
def test_direct_messages_count_in_totals_only(log: Tally) -> None:
    everywhere, channels = Scope("T", None), [row for row in log if row[0].team]
    found, without = (summary(rows, everywhere, Filters(WEEK)) for rows in (log, channels))
    if isinstance(found, Summary) and isinstance(without, Summary):
        assert (found.by_verdict, found.by_approach, found.by_team, found.tasks, found.gates) == (
            without.by_verdict, without.by_approach, without.by_team, without.tasks, without.gates
        )  # fmt: skip
        assert (found.redirected, found.helpful, found.avoided, found.timeline) == (
            without.redirected, without.helpful, without.avoided, without.timeline
        )  # fmt: skip


def row(
    asker: str, verdict: str = "no", approach: str = "rag", *, team: str = "C1", gates: tuple[str, ...] = ()
) -> tuple[Contribution, int]:
    profile = Profile(verdict, approach, True, True, True, "answers", gates, None, 100, 900)
    return Contribution(TODAY, team, asker, profile), 1


def test_a_summary_says_what_was_asked_what_was_told_and_what_stood_in_the_way() -> None:
    log = [row(asker, gates=("no_facts_in_weights",)) for asker in "abcd"]
    log += [row(asker, "not_yet", "prompting", gates=("too_few_examples",)) for asker in "efg"]
    log += [row(asker, "yes", "fine_tuning") for asker in "abc"]

    found = summary(log, Scope("T", None), Filters(WEEK))

    assert isinstance(found, Summary)
    assert (found.totals.enquiries, found.totals.people) == (10, 7)
    assert {cell.ids: cell.totals.enquiries for cell in found.by_verdict} == {("no",): 4, ("not_yet",): 3, ("yes",): 3}
    assert found.redirected
    assert (found.redirected.part, found.redirected.whole) == (7, 10)
    assert [(gate.rule, gate.totals.enquiries) for gate in found.gates] == [
        ("no_facts_in_weights", 4),
        ("too_few_examples", 3),
    ]
    assert all(gate.because and gate.to_do for gate in found.gates)
    assert found.avoided
    assert (found.avoided.enquiries, found.avoided.usd) == (7, 7 * 800)


def test_two_people_who_were_told_yes_are_not_told_apart() -> None:
    log = [row(asker) for asker in "abcd"] + [row(asker, "yes", "fine_tuning") for asker in "ab"]

    found = summary(log, Scope("T", None), Filters(WEEK))
    assert isinstance(found, Summary)
    assert [cell.ids for cell in found.by_verdict] == [("no", "yes")]
    assert isinstance(summary(log, Scope("T", None), Filters(WEEK, verdict="yes")), TooFew)
    assert isinstance(summary(log, Scope("T", None), Filters(WEEK, verdict="no")), TooFew)


def test_nobody_is_left_over_between_a_line_and_the_same_line_under_fewer_filters() -> None:
    log = [row(asker) for asker in "abc"] + [row("d", "no", "prompting")]
    log += [row(asker, "not_yet", "prompting") for asker in "efg"]

    found, everything = (
        summary(log, Scope("T", None), wanted) for wanted in (Filters(WEEK, approach="rag"), Filters(WEEK))
    )
    assert isinstance(found, Summary)
    assert isinstance(everything, Summary)
    assert (("no",), 4) in [(cell.ids, cell.totals.people) for cell in everything.by_verdict]
    assert found.totals.people == 3
    assert found.by_verdict == ()


def test_the_terminals_own_user_is_hidden_nothing_of_their_own() -> None:
    found = summary([row("me", team="terminal")], Scope("local", None, smallest=1), Filters(WEEK))

    assert isinstance(found, Summary)
    assert [cell.ids for cell in found.by_verdict] == [("no",)]


@pytest.mark.parametrize(("days", "length"), [("7d", 7), ("30d", 30), ("last 14 days", 14), ("quarter", 53)])
def test_periods_end_today(days: str, length: int) -> None:
    period = parse_period(days, TODAY)

    assert (period.length, period.last) == (length, TODAY)
    assert (period.before.length, period.before.until) == (length, period.since)


def test_two_days_are_a_period_with_both_in_it_in_either_order() -> None:
    october = Period(date(2026, 10, 1), date(2026, 11, 1))

    assert parse_period("2026-10-01 2026-10-31", TODAY) == october
    assert parse_period("2026-10-31..2026-10-01", TODAY) == october
