"""A summary as a reply: key figures first, then tables, picture, what to do, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advisor.reply import Action, Actions, Block, Definition, Entries, Notice, Points, Reply, Table
from advisor.summary.figures import capitals, chart, enquiries_of, figures, merged_label, narrowed, people_of
from advisor.summary.request import SummaryRequest, words_of
from advisor.summary.values import Cell, Gate, Summary, TooFew

BY_TEAM = "By team"
MOST_ROWS = 12
MOST_GATES = 3

Names = Mapping[str, str]
"""What teams and channels are called, by their ids; those that are not in it go by their ids."""


def summary_reply(summary: Summary, request: SummaryRequest, *, names: Names, can_share: bool = False) -> Reply:
    """The reply that shows the summary; with `can_share` it offers to show it to the channel."""
    title = title_of(request, names)
    picture = chart(summary)
    # Who may read one channel need not know of another, so what is shared names none.
    told = replace(summary, by_team=()) if request.shared else named(summary, names)
    blocks: list[Block] = [figures(summary, title), *tables(told)]
    blocks += [picture] if picture else []
    blocks += what_to_do(summary.gates)
    blocks.append(Points("Good to know", notes(summary)))
    if not request.shared:
        blocks.append(Actions(tuple(_further(request, can_share))))
    return Reply(tuple(blocks), f"{title}: {enquiries_of(summary.totals.enquiries)}", shared=request.shared)


def too_few_reply(found: TooFew, request: SummaryRequest, *, names: Names) -> Reply:
    """That there is nothing to show, why, and what may help."""
    least = found.scope.smallest
    title = title_of(request, names)
    if least <= 1:
        why = f"{title}: there is nothing on record. Another period, or fewer filters, may have something."
    else:
        why = (
            f"{title}: that concerns fewer than {least} people, or would tell of so few by what it leaves out, so I "
            "show nothing. A longer period, or fewer filters, may have something to show."
        )
    return Reply((Notice(why),), why)


def title_of(request: SummaryRequest, names: Names) -> str:
    """What the summary is of."""
    filters = request.filters
    only = narrowed(filters, names.get(filters.team, ""))
    return f"Summary, {filters.period.label}{f' ({only})' if only else ''}"


def named(summary: Summary, names: Names) -> Summary:
    """The summary with its teams called by their names."""

    def label(cell: Cell) -> Cell:
        return replace(cell, label=" or ".join(names.get(own, own) for own in cell.ids))

    return replace(summary, by_team=tuple(map(label, summary.by_team)))


def tables(summary: Summary) -> Sequence[Table]:
    """By verdict, approach, team and task; a single line of merged groups, or of one team, says nothing new."""
    shown = (
        ("What people were told", capitals(summary.by_verdict)),
        ("By approach", capitals(summary.by_approach)),
        (BY_TEAM, summary.by_team),
        ("What they were after", capitals(summary.tasks)),
    )
    return [_table(title, cells) for title, cells in shown if len(cells) > 1 or _telling(title, cells)]


def _telling(title: str, cells: Sequence[Cell]) -> bool:
    return title != BY_TEAM and len(cells) == 1 and len(cells[0].ids) == 1


def what_to_do(gates: Sequence[Gate]) -> Sequence[Block]:
    """What stands in the way most often, each with what to do about it."""
    if not gates:
        return ()
    entries = tuple(
        Definition(own.because or own.rule, (f"What to do: {own.to_do}",), f"{_counted(own)} · {own.rule}")
        for own in gates[:MOST_GATES]
    )
    return (Entries("What stands in the way most often, and what to do about it", entries),)


def notes(summary: Summary) -> tuple[str, ...]:
    """What a reader should know before quoting a number."""
    least = summary.scope.smallest
    assumed = [f"Spend avoided: {' '.join(summary.avoided.assumptions)}"] if summary.avoided else []
    merged = (
        f"Groups of fewer than {least} people are shown together with others, or not at all, and so is what they "
        "would leave over."
    )
    direct = (
        "Tables and picture count what was asked in channels; direct messages are in the totals only. Days are UTC."
    )
    return (*assumed, *([merged] if least > 1 else []), direct)


def _table(title: str, cells: Sequence[Cell]) -> Table:
    whole = sum(cell.totals.enquiries for cell in cells)
    counted = ((merged_label(cell), cell.totals) for cell in cells[:MOST_ROWS])
    rows = ((name, f"{own.enquiries:,} ({own.enquiries / whole:.0%})", f"{own.people:,}") for name, own in counted)
    return Table(title, ("", "enquiries", "people"), tuple(rows))


def _counted(gate: Gate) -> str:
    return f"{enquiries_of(gate.totals.enquiries)} of {people_of(gate.totals.people)}"


def _further(request: SummaryRequest, can_share: bool) -> Sequence[Action]:
    """What can be asked for next: share, list, another verdict or another period."""
    share = [Action("Share here", words_of(replace(request, shared=True)))] if can_share else []
    listed = Action("List the enquiries", words_of(replace(request, listed=True)))
    only = [] if request.filters.verdict else [Action("Only not yet", _with(request, verdict="not_yet"))]
    return (*share, listed, *only, Action("Last 7 days", "summary 7d"), Action("This quarter", "summary quarter"))


def _with(request: SummaryRequest, *, verdict: str) -> str:
    return words_of(replace(request, filters=replace(request.filters, verdict=verdict)))
