"""The rule table: one file a need, ordered rows, each with its reason and its sources."""

from __future__ import annotations

from advisor.availability import Availability
from advisor.rules.behaviour import BEHAVIOUR_ROWS
from advisor.rules.caps import CAPS
from advisor.rules.economics import DEFAULT, ECONOMICS
from advisor.rules.gates import VETOES, availability_gates
from advisor.rules.knowledge import KNOWLEDGE
from advisor.rules.methods import METHODS
from advisor.rules.rule import Rule


def rule_table(availability: tuple[Availability, ...]) -> tuple[Rule, ...]:
    """Every row, in the order in which rows are read: the first that holds chooses, the default comes last."""
    return (
        *VETOES,
        *availability_gates(availability),
        *CAPS,
        *BEHAVIOUR_ROWS,
        *KNOWLEDGE,
        *ECONOMICS,
        *METHODS,
        DEFAULT,
    )
