"""The rule table: nature first, then what holds tuning back, how to tune, and what to do beside.

| module | says |
|---|---|
| `simple` | where no language model is needed |
| `behaviour` | what a prompt can say, and what has to be shown |
| `material` | what rests on material of their own |
| `saving` | what works and has to be cheaper, faster or smaller |
| `gates`, `caps` | what puts tuning out, and what it has to wait for |
| `methods`, `steps` | how to tune; what to do beside, and what to see to |
| `needs` | the conditions that these share |
"""

from __future__ import annotations

from advisor.data.availability import Availability
from advisor.rules.behaviour import DEFAULT, SAID, SHOWN, SUPPORTING
from advisor.rules.caps import CAPS
from advisor.rules.gates import VETOES, availability_gates
from advisor.rules.material import KNOWLEDGE, MATERIAL
from advisor.rules.methods import METHODS
from advisor.rules.rule import Rule
from advisor.rules.saving import SAVING
from advisor.rules.simple import SIMPLE
from advisor.rules.steps import STEPS

NATURE: tuple[Rule, ...] = (*SIMPLE, *SAVING, *SAID, *MATERIAL, *SHOWN, DEFAULT)
"""What the need calls for by its nature; the first row that holds decides."""


def rule_table(availability: tuple[Availability, ...]) -> tuple[Rule, ...]:
    """Every row, in the order in which rows are read."""
    return (*NATURE, *VETOES, *availability_gates(availability), *CAPS, *KNOWLEDGE, *SUPPORTING, *METHODS, *STEPS)
