"""The rules, the dated data of a day and the prior's diagrams, as one frozen value with a version and a digest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache

from advisor.data.availability import Availability, TuningPlatform, availability_of, load_platforms
from advisor.data.prices import Prices, load_prices
from advisor.data.retirements import Retirement, load_retirements
from advisor.decision.bitset import Masks, masks_of
from advisor.decision.diagram import Compiler, Diagram
from advisor.facts import UNSURE, Facts
from advisor.overlay import (
    Organisation,
    Overlay,
    organisation_of,
    overlaid_platforms,
    overlaid_prices,
    overlaid_rules,
)
from advisor.rules import rule_table
from advisor.rules.rule import Rule
from advisor.slots.implied import with_implied
from advisor.slots.questions import QUESTIONS, Question
from advisor.verdict import Presumed

VERSION = "2026.11"


@dataclass(frozen=True, eq=False, slots=True)
class Policy:
    """Everything a verdict depends on besides the facts. `day` dates it; the compiler only remembers what it built.

    `diagram` is the table compiled. `organisation` is whose overlay is part of it, if one is.
    """

    rules: tuple[Rule, ...]
    questions: tuple[Question, ...]
    availability: tuple[Availability, ...]
    prices: Prices
    day: date
    version: str
    digest: str
    compiler: Compiler = field(repr=False)
    diagram: Diagram = field(repr=False)
    masks: Masks = field(repr=False)
    platforms: tuple[TuningPlatform, ...] = ()
    retirements: tuple[Retirement, ...] = ()
    organisation: Organisation | None = None

    @property
    def name(self) -> str:
        """How a verdict names its policy: version and digest, and the overlay's digest where there is one."""
        overlay = f"+{self.organisation.digest}" if self.organisation else ""
        return f"{self.version}-{self.digest}{overlay}"

    @property
    def fixed(self) -> frozenset[str]:
        """The slots that the organisation's policy has settled, whatever is told."""
        return self.organisation.fixed if self.organisation else frozenset()

    def presumed(self, facts: Facts) -> tuple[Presumed, ...]:
        """What the organisation's policy states and these facts leave to it."""
        return self.organisation.stands(facts) if self.organisation else ()

    def taken(self, facts: Facts) -> Facts:
        """The facts that count: those told, what the organisation's policy states, and what follows from them."""
        presumed = self.presumed(facts)
        return with_implied(facts.with_(row.fact for row in presumed) if presumed else facts)

    def rule(self, rule_id: str) -> Rule:
        """The row with this id; KeyError if there is none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    def open_function(self, facts: Facts, volunteered: frozenset[str] = frozenset()) -> Diagram:
        """What the answers leave open to ask: "not sure" is an answer, and is taken at its word.

        What may have been `volunteered`, and is not among the facts, is left open as well.
        """
        return self.compiler.left_open(self.diagram, self.taken(facts).bands(), volunteered)

    def unknown_function(self, facts: Facts) -> Diagram:
        """What is not known: a leaf if every completion, also of what the asker was not sure of, gives one headline."""
        return self.open_function(facts.without(fact.slot for fact in facts if fact.band == UNSURE))


def policy_of(
    rules: tuple[Rule, ...],
    availability: tuple[Availability, ...],
    day: date,
    *,
    questions: tuple[Question, ...] = QUESTIONS,
    prices: Prices | None = None,
    platforms: tuple[TuningPlatform, ...] = (),
    organisation: Organisation | None = None,
) -> Policy:
    """A policy of these rows and data; the digest is over what they say, so equal content has an equal digest."""
    prices, retirements = prices or load_prices(), load_retirements()
    rows = (f"{rule.id}|{rule.when}|{_told(rule)}|{rule.because}|{rule.sources}" for rule in rules)
    dated = (row.model_dump_json() for row in (*availability, *platforms, *retirements, prices))
    own = (f"{row.fact}|{row.fixed}" for row in organisation.presumed) if organisation else ()
    digest = hashlib.sha256("\n".join([*rows, *dated, *own]).encode()).hexdigest()[:8]
    compiler = Compiler()
    diagram = compiler.build(rules)
    return Policy(
        rules,
        questions,
        availability,
        prices,
        day,
        VERSION,
        digest,
        compiler,
        diagram,
        masks_of(rules),
        platforms,
        retirements,
        organisation,
    )


def _told(rule: Rule) -> str:
    """A row's effects as text that is the same in every process: a set has no order of its own."""
    values = ((effect, getattr(effect, part.name)) for effect in rule.says for part in fields(effect))
    said = (sorted(value) if isinstance(value, frozenset) else value for _, value in values)
    return "|".join([*(type(effect).__name__ for effect in rule.says), *(str(value) for value in said)])


@lru_cache(maxsize=4)
def policy_for(day: date, overlay: Overlay | None = None) -> Policy:
    """The checked-in policy as it stands on `day`, with an organisation's overlay on top, compiled once a day.

    DataError if the data are wrong, or if the overlay does not fit them; it names file and key.
    """
    if overlay is None:
        platforms = load_platforms()
        availability = availability_of(platforms)
        return policy_of(rule_table(availability), availability, day, platforms=platforms)
    platforms = overlaid_platforms(load_platforms(), overlay)
    availability = availability_of(platforms)
    return policy_of(
        overlaid_rules(rule_table(availability), overlay),
        availability,
        day,
        prices=overlaid_prices(load_prices(), overlay),
        platforms=platforms,
        organisation=organisation_of(overlay, platforms, day),
    )
