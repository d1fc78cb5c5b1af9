"""What each approach costs at the asker's volume, and from which volume on one pays instead of another."""

from advisor.costs.assumed import assumptions
from advisor.costs.comparison import Comparison, compare, comparisons
from advisor.costs.estimate import Costs, Pick, estimate
from advisor.costs.money import CostFigure, ExchangeRate, Named, amount, number, rounded, small
from advisor.costs.once import OneOff, one_off
from advisor.costs.people import once_sum, span
from advisor.costs.phrases import lines, span_used
from advisor.costs.situation import (
    Labour,
    PricedMethod,
    Provenance,
    Quantity,
    RequestTokens,
    Situation,
    Tuning,
    situation_of,
)
from advisor.costs.ways import PurchaseOption, ways

__all__ = [
    "Comparison",
    "CostFigure",
    "Costs",
    "ExchangeRate",
    "Labour",
    "Named",
    "OneOff",
    "Pick",
    "PricedMethod",
    "Provenance",
    "PurchaseOption",
    "Quantity",
    "RequestTokens",
    "Situation",
    "Tuning",
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
