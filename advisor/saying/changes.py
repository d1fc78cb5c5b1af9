"""What would change a verdict, as blocks: the nearest changes, all of them, and one that somebody supposes."""

from __future__ import annotations

from advisor.moves import WhatIf
from advisor.ports import Explanation
from advisor.reply import Block, Notice, Points
from advisor.saying import wording
from advisor.saying.reason import reasons_block
from advisor.slots import BY_ID, says
from advisor.verdict import Change, FineTuning, Verdict

NEAREST = 2
"""How many changes to name beside a verdict: the nearest are the plausible ones, and a chat message is short."""
TITLE = "What would change it"


def nearest_changes(verdict: Verdict) -> tuple[Block, ...]:
    """The nearest changes, to stand under a verdict; nothing where only a long way leads anywhere else."""
    worth = [change for change in verdict.would_change if _near(change, verdict)]
    fewest = [change for change in worth if len(change.facts) == len(worth[0].facts)][:NEAREST]
    return (Points(TITLE, tuple(map(_change, fewest))),) if fewest else ()


def all_changes(verdict: Verdict) -> tuple[Block, ...]:
    """One smallest change for each other headline in reach, fewest facts first."""
    lines = tuple(map(_change, verdict.would_change))
    return (Points(TITLE, lines) if lines else Notice(wording.NOTHING_WOULD_CHANGE),)


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


def _near(change: Change, verdict: Verdict) -> bool:
    """What takes more than two changes is no near miss; and the way from "not yet" to "yes" is the plan itself."""
    to_yes = verdict.headline.fine_tuning is FineTuning.NOT_YET and change.headline.fine_tuning is FineTuning.YES
    return len(change.facts) <= NEAREST and not to_yes


def _change(change: Change) -> str:
    conditions = " and ".join(BY_ID[slot].band(band).says for slot, band in change.facts)
    return f"If {conditions}: {wording.title(change.headline)}"
