"""What an approach costs once: examples, training, the test set, engineering."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.costs.formulas import labelling_hours, people_usd
from advisor.costs.money import CostFigure
from advisor.costs.situation import CHECKED_SHARE, Situation
from advisor.costs.ways import PurchaseOption
from advisor.verdict import Approach

TRAINED = (Approach.FINE_TUNING, Approach.DISTILLATION, Approach.RAG_AND_FINE_TUNING)
"""The approaches with a model of one's own to train, and to train again."""

SEARCHING = (Approach.RAG, Approach.RAG_AND_FINE_TUNING)
"""The approaches that put found passages before the model."""

BUILDING_HOURS: dict[Approach, float] = {
    Approach.PROMPTING: 16,
    Approach.LONG_CONTEXT: 24,
    Approach.RAG: 80,
    Approach.TOOL_USE: 80,
    Approach.FINE_TUNING: 80,
    Approach.DISTILLATION: 80,
    Approach.RAG_AND_FINE_TUNING: 160,
    Approach.CLASSIFIER: 40,
    Approach.PLAIN_CODE: 40,
}
"""Our example of what engineering takes; nobody publishes it, and everybody should put in their own."""
MOST_LABELLED = 5_000
"""Examples of which people write or check some, however many there are (`house`)."""
MENDING_HOURS = 40
"""The same where a search is there already: measuring it, and mending what it finds (`house`)."""


@dataclass(frozen=True, slots=True)
class OneOff:
    """What is paid once, in USD; `hours` of people's work are in the amounts already."""

    data: CostFigure
    training: CostFigure
    testing: CostFigure
    building: CostFigure
    other: CostFigure
    hours: float

    @property
    def total(self) -> CostFigure:
        """All of it."""
        return self.data + self.training + self.testing + self.building + self.other


def one_off(way: PurchaseOption, situation: Situation) -> OneOff:
    """What it costs once to get `way` going in this situation."""
    labour = situation.labour
    labelling = labelling_hours(_labelled(situation), labour.minutes_each)
    building = _building_hours(situation) if labour.building is None else labour.building
    data, testing, engineering = (
        CostFigure(people_usd(hours, labour.hourly)) for hours in (labelling, labour.testing, building)
    )
    hours = labelling + labour.testing + building
    return OneOff(data, way.once, testing, engineering, CostFigure(labour.other), hours)


def _building_hours(situation: Situation) -> float:
    hours = BUILDING_HOURS[situation.approach]
    saved = BUILDING_HOURS[Approach.RAG] - MENDING_HOURS
    return hours - saved if situation.search and situation.approach in SEARCHING else hours


def _labelled(situation: Situation) -> float:
    """How many examples people write or check: of a great pile a few thousand, since nobody reads all of it."""
    examples = min(situation.examples.value, MOST_LABELLED)
    if situation.approach is Approach.DISTILLATION:
        return examples * CHECKED_SHARE
    needs_labels = situation.approach in TRAINED or situation.approach is Approach.CLASSIFIER
    return examples if needs_labels else 0.0
