"""What approaches cost, alone and side by side, as blocks: figures, what they take for granted, the prices' age."""

from __future__ import annotations

from advisor.advice import ADVICE
from advisor.costs import Costs, assumptions, lines, once_sum, small, span, span_used
from advisor.costs.assumed import clouds_meant, one_for_one
from advisor.data.dated import long_date
from advisor.decision.costing import TUNED, Compared
from advisor.dialogue.asides import CompareApproaches
from advisor.replies import wording
from advisor.replies.terms_explained import SO_FAR, conditions
from advisor.reply import Block, Definition, Entries, Notice, Points
from advisor.verdict import Approach, Verdict


def cost_blocks(verdict: Verdict, costs: Costs) -> tuple[Block, ...]:
    """The costs of the verdict's approach, in USD and in the operator's currency, rounded for people."""
    if costs.situation.early:
        return (Points("What it costs, roughly", lines(costs)),)
    currencies = f"USD and {costs.rate.currency}" if costs.rate else "US dollars"
    title = f"What {wording.SHORT_NAMES[verdict.headline.approach]} costs, in {currencies}"
    return (Points(title, lines(costs)), Points("These figures take for granted", (*assumptions(costs), *_ages(costs))))


def _ages(costs: Costs) -> tuple[str, ...]:
    days = sorted(dated.as_of for dated in costs.dated)
    if not days:
        return ()
    overdue = sum(dated.overdue for dated in costs.dated)
    old = f" {overdue} of them are past their review date, so check those first." if overdue else ""
    where = f" in {clouds_meant(costs.situation)}" if costs.situation.clouds and costs.held else ""
    alone = f" They are in US dollars, as I hold no exchange rate.{one_for_one(costs)}"
    dollars = "" if costs.rate else alone
    age = "of " if days[0] == days[-1] else f"from {long_date(days[0])} to "
    return (f"The prices are list prices{where} {age}{long_date(days[-1])}.{dollars}{old}",)


MOST_CONDITIONS = 2
"""Beyond so many facts that would have to change, another situation is meant."""


def compare_blocks(move: CompareApproaches) -> tuple[Block, ...]:
    """The approaches of the move, the verdict's own marked; then the volume that the figures are for."""
    entries = Entries(_title(move), tuple(_entry(one, move.verdict, move.compared) for one in move.compared))
    volume = assumptions(move.compared[0].costs)[0]
    so_far = f" {SO_FAR}" if move.question else ""
    early = move.compared[0].costs.situation.early
    prices = "" if early else " Costs are rounded, from list prices."
    return (entries, Notice(f"{volume}{prices}{so_far}"))


def _title(move: CompareApproaches) -> str:
    """What they asked, in a line: that it is the advice already, that it takes something else, or neither."""
    if not move.proposed:
        return "The approaches for you"
    first = move.proposed[0]
    name = wording.SHORT_NAMES[first]
    if first is move.verdict.headline.approach:
        return f"{name[:1].upper()}{name[1:]}: that is what I advise"
    change = next(one.change for one in move.compared if one.approach is first)
    near = change is not None and len(change.facts) <= MOST_CONDITIONS
    return f"Would {name} do instead? {'Only if things were different' if near else 'Not for what you told me'}"


def _entry(one: Compared, verdict: Verdict, compared: tuple[Compared, ...]) -> Definition:
    advice = ADVICE[one.approach]
    name = wording.SHORT_NAMES[one.approach]
    mine = one.approach is verdict.headline.approach
    beside = one.approach is verdict.alternative
    proposed = len(compared) == 1
    mark = ("" if proposed else ": what I advise") if mine else ": to compare with it" if beside else ""
    return Definition(name[:1].upper() + name[1:] + mark, (advice.gives, _why(one, verdict)), cost_line(one.costs))


def _why(one: Compared, verdict: Verdict) -> str:
    advice = ADVICE[one.approach]
    if one.approach is verdict.headline.approach:
        return f"Why: {one.because}" if one.because else advice.otherwise
    if one.because and one.approach in TUNED:
        return f"{wording.ANSWERS[verdict.headline.fine_tuning]}. {one.because}"
    if one.approach is not Approach.PROMPTING and one.change and len(one.change.facts) <= MOST_CONDITIONS:
        return f"It would be my answer if {conditions(one.change)}."
    return advice.otherwise


def cost_line(costs: Costs) -> str:
    """What an approach costs in a line: a month, or all of a one-off job, and what it takes to set it up."""
    if costs.situation.early:
        return f"Roughly {span(costs.one_off.hours)} of one person's work; figures follow once I know more."
    name, months = span_used(costs)
    used = sorted(pick.month.usd * months for pick in costs.picks)
    least, most = (small(usd, costs.rate) for usd in (used[0], used[-1]))
    time = f"for {name}" if costs.situation.once else name
    beforehand = f"{once_sum(costs)} {'to set it up' if costs.situation.once else 'once'}"
    if used[-1] < 1:
        return f"{most.capitalize() if used[-1] else 'Next to nothing'} {time}; {beforehand}."
    both = f"{least} {time}" if least == most else f"{least} to {most} {time}, depending on the model"
    return f"{'About' if used[0] >= 1 else 'From'} {both}; {beforehand}."
