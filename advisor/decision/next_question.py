"""Which question next: the one after which the least further effort is expected, and none that cannot matter."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from advisor.decision.diagram import Compiler, Diagram
from advisor.decision.policy import Policy
from advisor.facts import Fact, Facts
from advisor.slots import BY_ID, NEED
from advisor.slots.questions import Question, cut_down

LIKELY = 0.8
"""The share of a band that is taken to be so, against all others of its slot; two readings halve it."""
Leaning = frozenset[tuple[str, str]]
"""Slots with the bands that are taken to be so: they order the questions, and settle nothing."""


def next_question(policy: Policy, facts: Facts, doubtful: Iterable[Fact] = ()) -> Question | None:
    """The question to ask, or None once no answer that can still be had would change the headline.

    A checklist comes cut down to the items that are open and can matter. The choice is exact: least expected effort
    under the shares of the bands, by dynamic programming over the functions that answers leave (`diagram`). What is
    `doubtful` only makes its bands likelier: whether anything is asked at all does not depend on it.
    """
    function = policy.open_function(facts)
    leaning = frozenset((fact.slot, fact.band) for fact in doubtful if fact.slot not in facts)
    chosen = plan_of(policy, leaning).best(function)
    if chosen is None:
        return None
    question = next(own for own in policy.questions if own.id == chosen)
    return cut_down(question, policy.compiler.support(function))


def expected_effort(policy: Policy, facts: Facts) -> float:
    """The expected effort, in plain questions, until the headline is settled."""
    return plan_of(policy).effort(policy.open_function(facts))


class QuestionPlan:
    """The least expected effort from each function, computed once for each, where some bands may be likelier."""

    def __init__(self, compiler: Compiler, questions: tuple[Question, ...], leaning: Leaning = frozenset()) -> None:
        self._compiler = compiler
        self._questions = questions
        self._leaning = leaning
        self._known: dict[Diagram, tuple[float, str | None]] = {}
        self._chances: dict[str, list[tuple[str, float]]] = {}

    def best(self, diagram: Diagram) -> str | None:
        """The id of the question to ask where this function is left; None if nothing can matter."""
        needed = [own.id for own in self._first(self._compiler.support(diagram))]
        return needed[0] if needed else self._look(diagram)[1]

    def effort(self, diagram: Diagram) -> float:
        """The expected effort from this function on."""
        return self._look(diagram)[0]

    def _first(self, open_slots: frozenset[str]) -> list[Question]:
        """The questions on the need that can still matter, in order.

        Task and gap part the space into small lattices. They are the best first questions anyway (a test compares), and
        asking them first spares the search every combination of answers that nobody would have asked for yet.
        """
        by_id = {own.id: own for own in self._questions}
        return [by_id[slot] for slot in NEED if slot in open_slots and slot in by_id]

    def _look(self, diagram: Diagram) -> tuple[float, str | None]:
        if diagram not in self._known:
            open_slots = self._compiler.support(diagram)
            asked = [question for own in self._questions if (question := cut_down(own, open_slots))]
            asked = self._first(open_slots)[:1] or asked
            priced = [(self._after(diagram, question), question.id) for question in asked]
            self._known[diagram] = min(priced, key=lambda pair: pair[0], default=(0.0, None))
        return self._known[diagram]

    def _after(self, diagram: Diagram, question: Question) -> float:
        """The question's own effort and what is expected to follow it, over what each answer leaves."""
        shares: dict[Diagram, float] = {diagram: 1.0}
        for slot in question.slots:
            shares = self._answered(shares, slot)
        return question.cost + sum(share * self.effort(left) for left, share in shares.items())

    def _answered(self, shares: dict[Diagram, float], slot: str) -> dict[Diagram, float]:
        after: dict[Diagram, float] = {}
        for diagram, share in shares.items():
            for band, chance in self._chances_of(slot):
                left = self._compiler.given(diagram, slot, band)
                after[left] = after.get(left, 0.0) + share * chance
        return after

    def _chances_of(self, slot: str) -> list[tuple[str, float]]:
        if slot not in self._chances:
            self._chances[slot] = [(band.id, self._chance(slot, band.id)) for band in BY_ID[slot].bands]
        return self._chances[slot]

    def _chance(self, slot: str, band: str) -> float:
        likely = [leant for own, leant in self._leaning if own == slot]
        chance = BY_ID[slot].chance(band)
        if not likely:
            return chance
        others = 1 - sum(map(BY_ID[slot].chance, likely))
        return LIKELY / len(likely) if band in likely else (1 - LIKELY) * chance / others if others else 0.0


@lru_cache(maxsize=32)
def plan_of(policy: Policy, leaning: Leaning = frozenset()) -> QuestionPlan:
    """The policy's plan, which remembers what it has worked out; a conversation leans the same way for a while."""
    return QuestionPlan(policy.compiler, policy.questions, leaning)
