"""Numbers from tallies, pure: what may be shown of one scope, one period and one set of filters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from advisor.decision.policy import Policy
from advisor.rules.rule import Cap
from advisor.summary.contribution import ABANDONED, Tally
from advisor.summary.labels import approach_label, task_label, team_label, verdict_label
from advisor.summary.scope import Scope
from advisor.summary.small_groups import NOBODY, Crowd, EnquiryGroup, Group, GroupIds
from advisor.summary.tables import Tables
from advisor.summary.values import Avoided, Cell, Filters, Gate, Span, Summary, TooFew, Totals
from advisor.summary.view import Traits, View, view_of
from advisor.verdict import FineTuning

WEEK = 7
INSTEAD = "No preparation turns this one into a yes. Help people get on with what they were advised instead."
"""What to do about a veto."""
VERDICTS = frozenset(own.value for own in FineTuning)
ASSUMPTIONS = (
    "Counted are enquiries that asked for fine-tuning and were told no or not yet, and only those with cost figures.",
    "It supposes that each of them would have gone ahead with fine-tuning.",
    "Each figure is all in, with one-off costs spread over the months they last, at the prices of its own day; where "
    "nobody gave a volume, a typical one was taken.",
)


def summarise(
    tally: Tally,
    *,
    before: Tally,
    scope: Scope,
    filters: Filters,
    today: date,
    policy: Policy,
    usage_usd: float | None = None,
) -> Summary | TooFew:
    """The summary of the filters' period from its `tally`, with the tally of the period before; `today` in UTC.

    What the scope does not cover is left out, whoever put it into the tallies; days outside a period too. `policy`
    names the gates and says what to do about them; `usage_usd` is what models cost the tenant in the period.
    """
    inside = _within(tally, filters)
    view = view_of(inside, scope, today)
    tables = Tables(view, filters)
    totals = _totals(tables)
    if totals is None:
        return TooFew(scope, filters)
    whole_tenant = scope.teams is None and not filters.active
    direct = _direct(view) if whole_tenant else NOBODY
    earlier = view_of(_within(before, filters.before()), scope, today, coarse=True)
    return _shown(
        tables,
        policy,
        scope=scope,
        totals=totals,
        direct=view.crowd.totals(direct) if direct else None,
        before=_totals(Tables(earlier, filters)),
        timeline=() if filters.active else _timeline(inside, scope, filters),
        usage_usd=usage_usd if whole_tenant else None,
    )


def _shown(
    tables: Tables,
    policy: Policy,
    *,
    scope: Scope,
    totals: Totals,
    direct: Totals | None,
    before: Totals | None,
    timeline: tuple[Span, ...],
    usage_usd: float | None,
) -> Summary:
    """The summary of what the filters let through, with what was counted beside them."""
    view = tables.view
    return Summary(
        scope,
        tables.filters,
        totals,
        direct=direct,
        before=before,
        timeline=timeline,
        by_verdict=_cells(view, tables.by_verdict, verdict_label),
        by_approach=_cells(view, tables.by_approach, approach_label),
        by_team=_cells(view, tables.by_team, team_label),
        tasks=_cells(view, tables.by_task, task_label),
        gates=_gates(tables, policy),
        redirected=tables.rate(_needed_something_else, lambda own: own.wanted_tuning and own.standing in VERDICTS),
        provisional=tables.rate(lambda own: not own.settled, lambda own: own.standing in VERDICTS),
        abandoned=tables.rate(lambda own: own.standing == ABANDONED, lambda own: True),
        helpful=tables.rate(lambda own: own.helpful is True, lambda own: own.helpful is not None),
        avoided=_avoided(tables),
        usage_usd=usage_usd,
    )


def _within(tally: Tally, filters: Filters) -> Tally:
    period = filters.period
    return [row for row in tally if period.since <= row[0].day < period.until]


def _totals(tables: Tables) -> Totals | None:
    """What the filters let through; without any, direct messages too. None where it may not be shown."""
    view = tables.view
    if not tables.filters.active:
        part = view.channels | view.direct
        return view.crowd.totals(part) if view.crowd.enough(part) else None
    return view.crowd.totals(tables.part) if tables.allowed else None


def _direct(view: View) -> GroupIds:
    """Direct messages, where what the channels leave over is not too few to be told by it."""
    return view.direct if view.crowd.spares(view.channels | view.direct, view.direct) else NOBODY


def _cells(view: View, groups: tuple[Group, ...], label: Callable[[str], str]) -> tuple[Cell, ...]:
    """The groups as lines, the largest first, and those that were merged at the end."""
    cells = [Cell(ids, " or ".join(map(label, ids)), view.crowd.totals(part)) for ids, part in groups]
    return tuple(sorted(cells, key=lambda cell: (len(cell.ids) > 1, -cell.totals.enquiries, cell.ids)))


def _needed_something_else(own: Traits) -> bool:
    return own.wanted_tuning and own.standing in (FineTuning.NO, FineTuning.NOT_YET)


def _gates(tables: Tables, policy: Policy) -> tuple[Gate, ...]:
    """What stood in the way, most often first. A rule that the policy does not have any more is named by its id."""
    ids = {rule for number in tables.part for rule in tables.view.traits[number].gates}
    rules = {rule.id: rule for rule in policy.rules}
    found = []
    for name in ids:
        part = tables.told(_fails_at(name))
        if part:
            rule = rules.get(name)
            cap = rule.effect(Cap) if rule else None
            because = rule.because if rule else ""
            found.append(Gate(name, because, cap.task if cap else INSTEAD, tables.view.crowd.totals(part)))
    return tuple(sorted(found, key=lambda gate: (-gate.totals.enquiries, gate.rule)))


def _fails_at(gate: str) -> Callable[[Traits], bool]:
    return lambda own: gate in own.gates


def _avoided(tables: Tables) -> Avoided | None:
    part = tables.told(_needed_something_else)
    money = [tables.view.money[number] for number in part or ()]
    enquiries = sum(own.enquiries for own in money)
    if not enquiries:
        return None
    return Avoided(enquiries, sum(own.tuned for own in money), sum(own.chosen for own in money), ASSUMPTIONS)


def _timeline(tally: Tally, scope: Scope, filters: Filters) -> tuple[Span, ...]:
    """Enquiries in channels by week, the last week to the period's end; weeks of too few people join the one before."""
    period = filters.period
    enquiries: dict[int, int] = {}
    askers: dict[int, set[str]] = {}
    for contribution, times in tally:
        if contribution.team and scope.covers(contribution.team):
            week = (contribution.day - period.since).days // WEEK
            enquiries[week] = enquiries.get(week, 0) + times
            askers.setdefault(week, set()).update({contribution.asker} - {""})
    weeks = range((period.length + WEEK - 1) // WEEK)
    crowd = Crowd(
        [EnquiryGroup(enquiries.get(week, 0), frozenset(askers.get(week, ()))) for week in weeks], scope.smallest
    )
    spans: list[list[int]] = []
    for week in weeks:
        if spans and not (crowd.enough(frozenset(spans[-1])) and crowd.enough(frozenset({week}))):
            spans[-1].append(week)
        else:
            spans.append([week])
    starts = [period.since + timedelta(days=WEEK * span[0]) for span in spans]
    ends = [*starts[1:], period.until]
    totals = [crowd.totals(frozenset(span)) for span in spans]
    return tuple(Span(*row) for row in zip(starts, ends, totals, strict=True) if row[2].people >= scope.smallest)
