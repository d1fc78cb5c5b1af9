"""What managers get: who may see what, for which days, and the numbers, with nobody singled out."""

from advisor.summary.contribution import STANDINGS, Contribution, Tally, contribution_of, tally_of
from advisor.summary.counting import summarise
from advisor.summary.period import Period, parse_period
from advisor.summary.scope import AccessRefused, Asker, Manager, Scope, scope_of
from advisor.summary.values import (
    Avoided,
    Cell,
    Filters,
    Gate,
    Rate,
    Span,
    Summary,
    TooFew,
    Totals,
)

__all__ = [
    "STANDINGS",
    "AccessRefused",
    "Asker",
    "Avoided",
    "Cell",
    "Contribution",
    "Filters",
    "Gate",
    "Manager",
    "Period",
    "Rate",
    "Scope",
    "Span",
    "Summary",
    "Tally",
    "TooFew",
    "Totals",
    "contribution_of",
    "parse_period",
    "scope_of",
    "summarise",
    "tally_of",
]
