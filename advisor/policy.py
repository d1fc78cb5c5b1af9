"""The rules, the dated data of a day and the prior's diagrams, as one frozen value with a version and a digest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from advisor.availability import Availability, load_availability
from advisor.diagram import Bands, Compiler, Diagram, Residual
from advisor.facts import UNSURE, Facts
from advisor.masks import Masks, masks_of
from advisor.prices import Prices, load_prices
from advisor.questions import QUESTIONS, Question
from advisor.rules import rule_table
from advisor.rules.rule import Rule
from advisor.slots import SLOTS

VERSION = "2026.11"


@dataclass(frozen=True, eq=False, slots=True)
class Policy:
    """Everything a verdict depends on besides the facts. `day` dates it; the compiler only remembers what it built."""

    rules: tuple[Rule, ...]
    questions: tuple[Question, ...]
    availability: tuple[Availability, ...]
    prices: Prices
    day: date
    version: str
    digest: str
    compiler: Compiler = field(repr=False)
    masks: Masks = field(repr=False)
    _roots: dict[Bands, Diagram] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        """How a verdict names its policy: version and digest."""
        return f"{self.version}-{self.digest}"

    def rule(self, rule_id: str) -> Rule:
        """The row with this id; KeyError if there is none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    def open_function(self, facts: Facts) -> Diagram:
        """What the answers leave open to ask: "not sure" is an answer, and is taken at its word."""
        unsure = frozenset(fact.slot for fact in facts if fact.band == UNSURE)
        return self._given(self._root(_bands(unsure)), facts)

    def unknown_function(self, facts: Facts) -> Diagram:
        """What is not known: a leaf if every completion, also of what the asker was not sure of, gives one headline."""
        known = facts.without(fact.slot for fact in facts if fact.band == UNSURE)
        return self._given(self._root(_bands(frozenset())), known)

    def full_function(self) -> Diagram:
        """The headline for every band of every slot, "not sure" included."""
        return self._root(_BANDS_AND_UNSURE)

    def _root(self, bands: Bands) -> Diagram:
        if bands not in self._roots:
            self._roots[bands] = self.compiler.build(Residual.of(self.rules), bands)
        return self._roots[bands]

    def _given(self, diagram: Diagram, facts: Facts) -> Diagram:
        for fact in facts:
            if fact.band != UNSURE:
                diagram = self.compiler.given(diagram, fact.slot, fact.band)
        return diagram


def policy_of(
    rules: tuple[Rule, ...],
    availability: tuple[Availability, ...],
    day: date,
    *,
    questions: tuple[Question, ...] = QUESTIONS,
    prices: Prices | None = None,
) -> Policy:
    """A policy of these rows and data; the digest is over what they say, so equal content has an equal digest."""
    prices = prices or load_prices()
    rows = (f"{rule.id}|{rule.when}|{rule.says}|{rule.because}|{rule.sources}" for rule in rules)
    content = "\n".join([*rows, *(row.model_dump_json() for row in (*availability, prices))])
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    return Policy(rules, questions, availability, prices, day, VERSION, digest, Compiler(), masks_of(rules))


@lru_cache(maxsize=4)
def policy_for(day: date) -> Policy:
    """The checked-in policy as it stands on `day`, compiled once a day; DataError if its data are wrong."""
    availability = load_availability()
    return policy_of(rule_table(availability), availability, day)


@lru_cache(maxsize=1024)
def _bands(unsure: frozenset[str]) -> Bands:
    return tuple((slot.id, (UNSURE,) if slot.id in unsure else tuple(band.id for band in slot.bands)) for slot in SLOTS)


_BANDS_AND_UNSURE: Bands = tuple((slot.id, (*(band.id for band in slot.bands), UNSURE)) for slot in SLOTS)
