"""What each approach costs at the asker's volume, and from which volume on one pays instead of another."""

from advisor.costs.assumed import assumptions
from advisor.costs.comparison import Comparison, compare, comparisons
from advisor.costs.estimate import Costs, Pick, estimate
from advisor.costs.money import Figure, Named, Rate, amount, number, rounded, small
from advisor.costs.once import OneOff, one_off
from advisor.costs.people import once_sum, span
from advisor.costs.situation import Labour, Method, Quantity, Situation, Tokens, Told, Tuning, situation_of
from advisor.costs.ways import Way, ways
from advisor.costs.wording import lines, span_used

__all__ = [
    "Comparison",
    "Costs",
    "Figure",
    "Labour",
    "Method",
    "Named",
    "OneOff",
    "Pick",
    "Quantity",
    "Rate",
    "Situation",
    "Tokens",
    "Told",
    "Tuning",
    "Way",
    "amount",
    "assumptions",
    "compare",
    "comparisons",
    "estimate",
    "lines",
    "number",
    "once_sum",
    "one_off",
    "rounded",
    "situation_of",
    "small",
    "span",
    "span_used",
    "ways",
]
