"""What would change a verdict, as blocks: the nearest changes, all of them, and one that somebody supposes."""

from __future__ import annotations

from advisor.data.availability import listed
from advisor.dialogue.asides import WhatIf
from advisor.ports import Explanation
from advisor.replies import wording
from advisor.replies.reasons import reasons_block
from advisor.reply import Block, Notice, Points
from advisor.slots import BY_ID, PROVIDER, says
from advisor.verdict import Change, FineTuning, Verdict

NEAREST = 2
"""Of how many conditions a way to a yes may be to stand in one line with its headline."""
NAMED = 3
"""How many conditions of a longer way are named under a verdict."""
TITLE = "What would change it"
TO_YES = "What would make it a yes"


def nearest_yes(verdict: Verdict) -> tuple[Block, ...]:
    """What would make it a yes, or that nothing would, in one line to stand under a verdict; nothing under a yes."""
    if verdict.headline.fine_tuning is FineTuning.YES:
        return ()
    nearest = next(filter(_is_yes, verdict.would_change), None)
    if nearest is None:
        return (Points(TO_YES, ("Nothing short of another need.",)),)
    conditions = [_condition(slot, band) for slot, band in nearest.facts]
    more = len(conditions) - NAMED
    rest = f"; and {more} more of what you would need" if more > 0 else ""
    return (Points(TO_YES, (f"{_capital('; '.join(conditions[:NAMED]))}{rest}.",)),)


def all_changes(verdict: Verdict) -> tuple[Block, ...]:
    """The nearest way to a yes, or why there is none, and one smallest change for each other headline in reach.

    A way to a yes that takes more than two changes is a list of its own, one condition a line.
    """
    others = [change for change in verdict.would_change if not _is_yes(change)]
    yes = verdict.headline.fine_tuning is FineTuning.YES
    nearest = None if yes else next(filter(_is_yes, verdict.would_change), None)
    if nearest is None or len(nearest.facts) <= NEAREST:
        lines = (*_to_yes(verdict, nearest), *map(_change, others))
        return (Points(TITLE, lines),) if lines else ()
    conditions = tuple(_capital(_condition(slot, band)) for slot, band in nearest.facts)
    way = Points(f"It would be “{wording.title(nearest.headline)}” if all of this held", conditions)
    return (*((Points(TITLE, tuple(map(_change, others))),) if others else ()), way)


def what_if(move: WhatIf, explanation: Explanation | None) -> tuple[Block, ...]:
    """What would come of the supposed facts, beside what holds now, with the reasons that would be new."""
    supposed = " and ".join(says(fact) for fact in move.supposed)
    now, then = wording.title(move.now.headline), wording.title(move.then.headline)
    if move.now.headline == move.then.headline:
        return (Notice(f"If {supposed}, the answer stays the same. {then}"),)
    rest = "" if move.then.settled else " That would still be provisional."
    told = {item.rule for item in move.now.evidence}
    new = tuple(item for item in explanation.sentences if not told & set(item.rules)) if explanation else ()
    changed = Notice(f"If {supposed}: {then}{rest} As things are: {now}")
    return (changed, *reasons_block("What would be different", new))


def _to_yes(verdict: Verdict, nearest: Change | None) -> tuple[str, ...]:
    """What it would take for fine-tuning to be the answer; nothing where it is the answer already."""
    if verdict.headline.fine_tuning is FineTuning.YES:
        return ()
    if nearest:
        return (f"The nearest way to a yes. {_change(nearest)}",)
    why = verdict.evidence[0].because if verdict.evidence else ""
    return (f"Nothing short of another need would make it a yes. {why}".strip(),)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_yes(change: Change) -> bool:
    return change.headline.fine_tuning is FineTuning.YES


def _change(change: Change) -> str:
    conditions = listed(_condition(slot, band) for slot, band in change.facts)
    return f"If {conditions}: {wording.title(change.headline)}"


def _condition(slot: str, band: str) -> str:
    """One change in words: of an amount at least how much, of a place to run only that tuning is sold there."""
    known = BY_ID[slot]
    if slot == PROVIDER.id and band == known.best:
        return "it may run where tuning is sold"
    least = known.band(band).at_least
    return known.counted.format(f"{least:,.0f} or more") if known.counted and least else known.band(band).says
