"""The rules, the dated data of a day and the prior's diagrams, as one frozen value with a version and a digest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from advisor.ahead import Ahead, digest_of, read
from advisor.alike import alike
from advisor.availability import Availability, load_availability
from advisor.diagram import Compiler, Diagram
from advisor.facts import UNSURE, Facts
from advisor.masks import Masks, masks_of
from advisor.prices import Prices, load_prices
from advisor.questions import QUESTIONS, Question
from advisor.rules import rule_table
from advisor.rules.rule import Rule

VERSION = "2026.11"


@dataclass(frozen=True, eq=False, slots=True)
class Policy:
    """Everything a verdict depends on besides the facts. `day` dates it; the compiler only remembers what it built.

    `diagram` is the table compiled, `ahead` the next question where it was worked out before."""

    rules: tuple[Rule, ...]
    questions: tuple[Question, ...]
    availability: tuple[Availability, ...]
    prices: Prices
    day: date
    version: str
    digest: str
    compiler: Compiler = field(repr=False)
    diagram: Diagram = field(repr=False)
    ahead: Ahead = field(repr=False)
    masks: Masks = field(repr=False)

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
        return self.compiler.left_open(self.diagram, facts.bands())

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
) -> Policy:
    """A policy of these rows and data; the digest is over what they say, so equal content has an equal digest."""
    prices = prices or load_prices()
    rows = (f"{rule.id}|{rule.when}|{rule.says}|{rule.because}|{rule.sources}" for rule in rules)
    content = "\n".join([*rows, *(row.model_dump_json() for row in (*availability, prices))])
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    compiler = Compiler()
    diagram = compiler.build(rules)
    ahead = read(compiler, digest_of(diagram, questions)) or Ahead({}, alike(compiler, diagram, questions))
    masks = masks_of(rules)
    return Policy(rules, questions, availability, prices, day, VERSION, digest, compiler, diagram, ahead, masks)


@lru_cache(maxsize=4)
def policy_for(day: date) -> Policy:
    """The checked-in policy as it stands on `day`, compiled once a day; DataError if its data are wrong."""
    availability = load_availability()
    return policy_of(rule_table(availability), availability, day)
