"""What an approach costs, as blocks: the figures, then what they take for granted and how old their prices are."""

from __future__ import annotations

from advisor.costs import Costs, assumptions, lines
from advisor.costs.assumed import clouds_meant, one_for_one
from advisor.data.dated import long_date
from advisor.replies import wording
from advisor.reply import Block, Points
from advisor.verdict import Verdict


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
