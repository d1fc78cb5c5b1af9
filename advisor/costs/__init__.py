"""What each approach costs at the asker's volume, and from which volume on one pays instead of another."""

from advisor.costs.comparison import Comparison, compare, comparisons
from advisor.costs.estimate import Costs, Pick, estimate
from advisor.costs.money import Figure, Rate, amount, number, rounded
from advisor.costs.once import OneOff, one_off
from advisor.costs.situation import Labour, Method, Quantity, Situation, Tokens, Told, Tuning, situation_of
from advisor.costs.ways import Way, ways
from advisor.costs.wording import assumptions, lines

__all__ = [
    "Comparison",
    "Costs",
    "Figure",
    "Labour",
    "Method",
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
    "one_off",
    "rounded",
    "situation_of",
    "ways",
]
