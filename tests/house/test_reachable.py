"""Nothing is kept that no situation can bring up: sources and prices (slots, rows and approaches have tests beside)."""

from __future__ import annotations

from itertools import product

from advisor.advice import ADVICE, CHECKS, VENDOR_QUESTIONS
from advisor.costs import situation_of
from advisor.costs.ways import ways
from advisor.facts import UNSURE, Facts
from advisor.glossary import BY_TERM
from advisor.overlay.applied import ORGANISATION
from advisor.slots import PROVIDER, SLOTS, VOLUME
from advisor.sources import SOURCES
from advisor.verdict import Approach
from tests.support.situations import POLICY


def test_every_source_stands_behind_something_that_is_said() -> None:
    hints = [hint for advice in ADVICE.values() for hint in (*advice.risks, *advice.mistakes)]
    lists = (*POLICY.rules, *BY_TERM.values(), *hints, *CHECKS, *VENDOR_QUESTIONS)
    dated = (*POLICY.platforms, *POLICY.retirements, *POLICY.prices.rows)
    named = {source for row in lists for source in row.sources} | {row.source for row in dated}
    edges = {slot.edge_source for slot in SLOTS if slot.edge_source}

    assert set(SOURCES) == named | edges | {ORGANISATION}


def test_every_price_is_part_of_what_some_situation_costs() -> None:
    bands = product([*(band.id for band in PROVIDER.bands), UNSURE], [band.id for band in VOLUME.bands])
    told = [Facts.of(provider=provider, volume=volume) for provider, volume in bands]
    situations = [situation_of(approach, facts) for facts, approach in product(told, Approach)]
    found = [way for situation in situations for way in ways(situation, POLICY.prices)]
    priced = {
        row.id for way in found for part in (way.request, way.uncached, way.fixed, way.once) for row in part.prices
    }

    assert {row.id for row in POLICY.prices.rows} - priced == set()
