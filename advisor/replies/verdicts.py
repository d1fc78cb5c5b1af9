"""A verdict as blocks: the headline, why, what to do, and what would change it, short enough for a chat message."""

from __future__ import annotations

from advisor.dialogue.moves import Advise
from advisor.facts import UNSURE, Facts
from advisor.ports import Explanation
from advisor.replies import wording
from advisor.replies.changes import nearest_yes
from advisor.replies.costs import cost_line
from advisor.replies.followups import CHANGES, COMPARE, COST, KNOWN, PLAN, VENDOR, WHY
from advisor.replies.full_plan import dated_blocks
from advisor.replies.reasons import shortly
from advisor.reply import Action, Actions, Block, HeadlineBlock, Points, Steps
from advisor.slots import OFFER, VENDOR_PITCH, says
from advisor.verdict import Presumed, Verdict

TITLE = "From your organisation's policy"


def presumed_blocks(presumed: tuple[Presumed, ...], overlay: str = "") -> tuple[Block, ...]:
    """One line a fact, and whether words can change it; then whose policy it is. Nothing where there is nothing."""
    whose = (f"Decided with the rules of {overlay}.",) if overlay else ()
    lines = (*(_line(row) for row in presumed), *whose)
    return (Points(TITLE, lines),) if lines else ()


def _line(row: Presumed) -> str:
    fact = says(row.fact)
    holds = "It holds for everybody." if row.fixed else "Tell me if it is different for you."
    return f"{fact[0].upper()}{fact[1:]}: {row.fact.words.rstrip('.')}. {holds}"


MOST_STEPS = 4
"""How many steps stand under a verdict; "next steps" shows the whole plan, with what comes later."""


def verdict_blocks(move: Advise, facts: Facts, explanation: Explanation | None) -> tuple[Block, ...]:
    """The blocks of an Advise move on these facts, most important first, and no longer than people read."""
    verdict = move.verdict
    plan = verdict.plan
    name = wording.SHORT_NAMES[verdict.headline.approach]
    cost = (Points(f"What {name} costs", (cost_line(move.costs),)),) if move.costs else ()
    return (
        HeadlineBlock(
            verdict.headline.fine_tuning.value,
            verdict.headline.approach.value,
            wording.title(verdict.headline),
            _text(move, facts),
            _provisional(verdict),
        ),
        *shortly(explanation),
        Steps("What to do", (*plan.now, *plan.next)[:MOST_STEPS]),
        *cost,
        *nearest_yes(verdict),
        *presumed_blocks(verdict.presumed, verdict.overlay),
        *dated_blocks(verdict.dated),
    )


def after_verdict(move: Advise, facts: Facts) -> Actions:
    """What can be asked for after a verdict; one that came at once is private, so it can be shared."""
    share = (Action("Share here", "share"),) if move.quick else ()
    vendor = (VENDOR,) if pitched(facts) else ()
    return Actions((*share, WHY, PLAN, *vendor, COST, CHANGES, COMPARE, *_MATTER))


_TAKEN = 2
"""How many assumptions are named: they come in the order of the questions, so that the first matter most."""

_MATTER = (
    KNOWN,
    Action("Start over", "start over"),
    Action("Helpful", "that helped"),
    Action("Not helpful", "that did not help"),
)


def _text(move: Advise, facts: Facts) -> str:
    """What it means: first for an offer, where there is one, then what it is."""
    verdict = move.verdict
    parts = [wording.on_the_offer(verdict.headline)] if pitched(facts) else []
    if move.before:
        parts.append(f"That changes my answer, which was: {wording.title(move.before)}")
    parts.append(wording.MEANS[verdict.headline.approach])
    if verdict.method:
        parts.append(f"Method: {verdict.method}.")
    if verdict.alternative:
        other = wording.APPROACH_NAMES[verdict.alternative]
        parts.append(f"Try {other} side by side with it, on the same cases, and keep the better.")
    return " ".join(parts)


def pitched(facts: Facts) -> bool:
    """Whether somebody wants to sell them training."""
    return facts.band(VENDOR_PITCH.id) == "yes" or facts.band(OFFER.id) not in (None, UNSURE)


def _provisional(verdict: Verdict) -> str:
    """What a provisional verdict takes for granted, in words; empty once it is settled."""
    if verdict.settled:
        return ""
    taken = [assumption.text for assumption in verdict.assumptions]
    said = f"Provisional. I have taken it that {'; '.join(taken[:_TAKEN])}."
    more = len(taken) - _TAKEN
    if more < 1:
        return said
    return f"{said} {'One other answer' if more == 1 else f'{more} other answers'} could still change it."
