"""Facts in, verdict out: the one place where it is decided. Same facts, same policy, same verdict."""

from __future__ import annotations

from functools import cached_property
from typing import assert_never

from advisor.advice.starting import start_for
from advisor.decision.bitset import RowMatch, Traced
from advisor.decision.dated_evidence import leant_on
from advisor.decision.existing_model import running_of
from advisor.decision.label import label_of
from advisor.decision.plan import plan_for, steps_for
from advisor.decision.policy import Policy
from advisor.decision.reference import first, of_form, on_form, that_count, training
from advisor.decision.what_would_change import what_would_change
from advisor.facts import Facts
from advisor.rules.rule import Beside, Cap, Choose, Rule, Support, Train, Veto
from advisor.slots import EVAL_SET, SLOTS
from advisor.verdict import Approach, Change, Dated, Evidence, FineTuning, Headline, Plan, Running, Verdict


def telling(held: tuple[Rule, ...], headline: Headline, known: frozenset[str]) -> tuple[Rule, ...]:
    """The rows that tell why, decisive first; `known` are the ids of those that hold by what was told.

    Of a "no" that no tuning could change, the row that chose says it all; what is known comes before what is assumed.
    """
    choosing = next(rule for rule in held if rule.effect(Choose))
    supporting = filter(of_form(Support, headline.approach), held)
    match headline.fine_tuning:
        case FineTuning.NO:
            rows = (*on_form(held, Veto), choosing, *supporting)
        case FineTuning.NOT_YET:
            rows = (*sorted(on_form(held, Cap), key=lambda rule: rule.id not in known), choosing)
        case FineTuning.YES:
            method = training(held, headline.approach)
            rows = (choosing, *supporting, *((method,) if method else ()))
        case _:
            assert_never(headline.fine_tuning)
    return tuple(dict.fromkeys([*rows, *steps_for(headline, held)]))


def decide(policy: Policy, facts: Facts) -> Verdict:
    """The verdict on these facts, settled or provisional.

    Open slots are read as "not sure", which never speaks for fine-tuning; `assumptions` says so slot by slot, and
    `depends_on` names the slots that could still change the headline. LookupError for a band its slot does not have.
    """
    taken = policy.taken(facts)
    traced = policy.masks.traced(taken)
    return Verdict(
        traced.headline,
        label_of(traced.headline, taken),
        policy.name,
        _Working(policy, taken, traced),
        policy.presumed(facts),
        policy.organisation.title if policy.organisation else "",
    )


def could_change(policy: Policy, facts: Facts) -> tuple[str, ...]:
    """The slots, open or unsure, that can still change the headline; none once every completion gives the same one."""
    slots = policy.compiler.support(policy.unknown_function(facts))
    return tuple(slot.id for slot in SLOTS if slot.id in slots)


class _Working:
    """What stands behind a headline, worked out when it is asked for; each part once, since the verdict keeps it."""

    def __init__(self, policy: Policy, facts: Facts, traced: Traced) -> None:
        self._policy, self._facts, self._headline = policy, facts, traced.headline
        self._held = {row.rule: row for row in traced.held}
        self._rows = tuple(self._held)

    def method(self) -> str:
        return self._train.method if self._train else ""

    def alternative(self) -> Approach | None:
        beside = first(that_count(self._rows), Beside)
        return beside.approach if beside and beside.approach is not self._headline.approach else None

    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(map(self._evidence, self._telling))

    def depends_on(self) -> tuple[str, ...]:
        return could_change(self._policy, self._facts)

    def plan(self) -> Plan:
        running = self.running()
        return plan_for(
            self._headline,
            self._rows,
            frozenset(self._told),
            train=self._train,
            measured=self._facts.band(EVAL_SET.id) == "20_plus",
            running=running.text if running else "",
            start=start_for(self._headline, self._facts),
        )

    def would_change(self) -> tuple[Change, ...]:
        return what_would_change(self._policy, self._facts, self._headline)

    def dated(self) -> tuple[Dated, ...]:
        return leant_on(self._policy, self._headline, self._telling, self._facts)

    def running(self) -> Running | None:
        return running_of(self._policy, self._facts, self._headline)

    @cached_property
    def _told(self) -> dict[str, RowMatch]:
        """The rows that hold by what was told alone, by id."""
        return {row.rule.id: row for row in self._policy.masks.told(self._facts)}

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where among the facts each slot's stands."""
        return {fact.slot: place for place, fact in enumerate(self._facts)}

    @cached_property
    def _telling(self) -> tuple[Rule, ...]:
        return telling(self._rows, self._headline, frozenset(self._told))

    @cached_property
    def _train(self) -> Train | None:
        if self._headline.fine_tuning is not FineTuning.YES:
            return None
        row = training(self._rows, self._headline.approach)
        return row.effect(Train) if row else None

    def _evidence(self, rule: Rule) -> Evidence:
        row = self._told.get(rule.id) or self._held[rule]
        places = sorted(self._places[slot] for slot in row.slots if slot in self._places)
        heard = tuple(self._facts.items[place] for place in places)
        assumed, waits = rule.id not in self._told, rule.effect(Cap) is not None
        return Evidence(rule.id, rule.because, rule.sources, heard, assumed=assumed, waits=waits)
