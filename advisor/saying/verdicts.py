"""A verdict as blocks: the headline, why, what to do, and what would change it, short enough for a chat message."""

from __future__ import annotations

from advisor.facts import Facts
from advisor.moves import Advise
from advisor.ports import Explanation
from advisor.reply import Action, Actions, Block, Headline, Steps
from advisor.saying import wording
from advisor.saying.changes import nearest_changes
from advisor.saying.dated import dated_blocks
from advisor.saying.further import COMPARE, COST, PLAN, VENDOR, WHY
from advisor.saying.presumed import presumed_blocks
from advisor.saying.reason import reasons
from advisor.slots import OFFER, VENDOR_PITCH
from advisor.verdict import Verdict


def verdict_blocks(move: Advise, explanation: Explanation | None) -> tuple[Block, ...]:
    """The blocks of an Advise move, most important first."""
    verdict = move.verdict
    plan = verdict.plan
    return (
        Headline(
            verdict.headline.fine_tuning.value,
            verdict.headline.approach.value,
            wording.title(verdict.headline),
            _text(move),
            _provisional(verdict),
        ),
        *reasons(explanation),
        Steps("What to do", (*plan.now, *plan.next, *plan.later)),
        *nearest_changes(verdict),
        *presumed_blocks(verdict.presumed, verdict.overlay),
        *dated_blocks(verdict.dated),
    )


def after_verdict(move: Advise, facts: Facts) -> Actions:
    """What can be asked for after a verdict; one that came at once is private, so it can be shared."""
    share = (Action("Share here", "share"),) if move.quick else ()
    pitched = facts.band(VENDOR_PITCH.id) == "yes" or OFFER.id in facts
    vendor = (VENDOR,) if pitched else ()
    return Actions((*share, PLAN, WHY, *vendor, COST, COMPARE, *_MATTER))


_TAKEN = 4
"""How many assumptions are named: they come in the order of the questions, so that the first matter most."""

_MATTER = (
    Action("What you know", "what do you know"),
    Action("Start over", "start over"),
    Action("Helpful", "that helped"),
    Action("Not helpful", "that did not help"),
)


def _text(move: Advise) -> str:
    verdict = move.verdict
    parts = []
    if move.before:
        parts.append(f"That changes my answer, which was: {wording.title(move.before)}")
    parts.append(wording.MEANS[verdict.headline.approach])
    if verdict.method:
        parts.append(f"Method: {verdict.method}.")
    if verdict.alternative:
        parts.append(f"The alternative to compare it with: {wording.APPROACH_NAMES[verdict.alternative]}.")
    return " ".join(parts)


def _provisional(verdict: Verdict) -> str:
    """What a provisional verdict takes for granted, in words; empty once it is settled."""
    if verdict.settled:
        return ""
    taken = [assumption.text for assumption in verdict.assumptions]
    said = f"Provisional. I have taken it that {'; '.join(taken[:_TAKEN])}."
    more = len(taken) - _TAKEN
    return (
        f"{said} {more} more of the facts I would ask for {'is' if more == 1 else 'are'} open too."
        if more > 0
        else said
    )
