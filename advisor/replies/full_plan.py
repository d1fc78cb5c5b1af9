"""The plan in full, the risks, what to ask a vendor, and who sells fine-tuning to a new customer, as blocks."""

from __future__ import annotations

from advisor.advice import HARM, VENDOR_QUESTIONS, checks, common_mistakes, mistakes, passed, risks
from advisor.advice.hint import Check, texts
from advisor.data.availability import TuningPlatform
from advisor.data.dated import long_date
from advisor.dialogue.asides import ShowPlan, ShowProviders, ShowRisks, ShowVendorQuestions
from advisor.facts import Facts
from advisor.replies import wording
from advisor.replies.terms_explained import SO_FAR
from advisor.reply import Block, Notice, Points, Steps
from advisor.slots import ERROR_COST, PERSONAL_DATA, SENSITIVITY
from advisor.verdict import Dated, FineTuning, Verdict

OVERDUE = "That is past its review date, so check it first."


def dated_blocks(dated: tuple[Dated, ...]) -> tuple[Block, ...]:
    """One line a datum; nothing where the verdict leans on none."""
    return (Points("This leans on", tuple(_dated_line(row) for row in dated)),) if dated else ()


def _dated_line(row: Dated) -> str:
    said = f"{row.says} (As of {long_date(row.as_of)}.)"
    return f"{said} {OVERDUE}" if row.overdue else said


SHOWN = 2
"""How many risks and mistakes stand under a plan; all of them are an answer of their own."""

MOST_RISKS = 3
"""How many risks are named: a longer list is not read."""

YOU_HAVE_IT = " You told me that you have this."


def plan_blocks(move: ShowPlan, facts: Facts) -> tuple[Block, ...]:
    """Now, next and later; once no question is open, data checks if anybody may train, and what to watch out for."""
    verdict = move.verdict
    plan = verdict.plan
    steps = [Steps(title, items) for title, items in (("Now", plan.now), ("Next", plan.next)) if items]
    later = [Points("Later", plan.later)] if plan.later else []
    title = wording.title(verdict.headline)
    if move.question:
        return (Notice(f"{title} {SO_FAR}"), *steps, *later)
    watch = (*risks(verdict)[:SHOWN], *mistakes(verdict)[:SHOWN])
    told = _checks(checks(verdict), facts, verdict.headline.fine_tuning)
    return (Notice(title), *steps, *later, *told, Points("Watch out for", texts(watch)))


def risk_blocks(move: ShowRisks, facts: Facts) -> tuple[Block, ...]:
    """What can go wrong with the verdict's approach, what people get wrong with it and anyway, and what can hurt.

    Whoever spoke of guarded data, or of what a mistake costs, means that first.
    """
    name = wording.SHORT_NAMES[move.verdict.headline.approach]
    harm = Points("With personal data, or where a mistake can hurt", texts(HARM))
    others = (
        Points(f"What can go wrong with {name}", texts(risks(move.verdict)[:MOST_RISKS])),
        Points("Common mistakes", texts((*mistakes(move.verdict)[:SHOWN], *common_mistakes(move.verdict)[:SHOWN]))),
    )
    afraid = any(slot.id in facts for slot in (SENSITIVITY, PERSONAL_DATA, ERROR_COST))
    return (harm, *others) if afraid else (*others, harm)


def vendor_blocks(move: ShowVendorQuestions) -> tuple[Block, ...]:
    """What to ask, below what our own answer is where there is one."""
    mine = f" {_on_the_offer(move.verdict)}" if move.verdict else ""
    so_far = f" {SO_FAR}" if move.verdict and move.question else ""
    asked = Steps("Questions to ask whoever sells it", texts(VENDOR_QUESTIONS))
    return (Notice(f"{wording.VENDOR}{mine}{so_far}"), asked)


def _on_the_offer(verdict: Verdict) -> str:
    """What our own answer says of an offer to train."""
    title = wording.title(verdict.headline)
    if verdict.headline.fine_tuning is FineTuning.YES:
        return f"My own answer for you: {title} So the offer may fit; whether it is serious shows in the answers."
    return f"{wording.NOT_WHAT_I_ADVISE} {title}"


def _checks(found: tuple[Check, ...], facts: Facts, answer: FineTuning) -> tuple[Block, ...]:
    if not found:
        return ()
    when = "before you train" if answer is FineTuning.YES else "for the day you train"
    lines = tuple(f"{check.text}{YOU_HAVE_IT if passed(check, facts) else ''}" for check in found)
    return (Points(f"Data checks {when}, each pass or fail", lines),)


def provider_blocks(move: ShowProviders) -> tuple[Block, ...]:
    """Those that sell it, then those that do not; what the asker is bound to comes first and says so."""
    rows = sorted(move.platforms, key=lambda row: row.band != move.band)
    days = {row.as_of for row in rows}
    # One date for all of them is said once.
    once = f", as of {long_date(*days)}" if len(days) == 1 else ""
    listed = (
        (f"These sell fine-tuning to a new customer{once}", [row for row in rows if row.sells_tuning]),
        ("These do not", [row for row in rows if not row.sells_tuning]),
    )
    return tuple(Points(title, tuple(_line(row, move, dated=not once) for row in own)) for title, own in listed if own)


def _line(row: TuningPlatform, move: ShowProviders, *, dated: bool) -> str:
    yours = "For you: " if row.band == move.band else ""
    day = f" (As of {long_date(row.as_of)}.)" if dated else ""
    old = f" {OVERDUE}" if row.overdue(move.day) else ""
    return f"{yours}{row.says}{day}{old}"
