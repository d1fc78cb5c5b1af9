"""Which question next: the one after which the least further effort is expected, and none that cannot matter."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from advisor.diagram import Compiler, Diagram
from advisor.facts import Facts
from advisor.policy import Policy
from advisor.prior import chance
from advisor.questions import Question, cut_down
from advisor.slots import BY_ID


def next_question(policy: Policy, facts: Facts) -> Question | None:
    """The question to ask, or None once no answer that can still be had would change the headline.

    A checklist comes cut down to the items that are open and can matter. The choice is exact: least expected effort
    under `advisor.prior`, by dynamic programming over the functions that answers leave (`advisor.diagram`).
    """
    return _plan(policy).best(policy.open_function(facts))


def expected_effort(policy: Policy, facts: Facts) -> float:
    """The expected effort, in plain questions, until the headline is settled."""
    return _plan(policy).effort(policy.open_function(facts))


class _Plan:
    """The least expected effort from each function, computed once for each."""

    def __init__(self, compiler: Compiler, questions: tuple[Question, ...]) -> None:
        self._compiler = compiler
        self._questions = questions
        self._known: dict[Diagram, tuple[float, Question | None]] = {}

    def best(self, diagram: Diagram) -> Question | None:
        return self._look(diagram)[1]

    def effort(self, diagram: Diagram) -> float:
        return self._look(diagram)[0]

    def _look(self, diagram: Diagram) -> tuple[float, Question | None]:
        if diagram not in self._known:
            open_slots = self._compiler.support(diagram)
            asked = [question for own in self._questions if (question := cut_down(own, open_slots))]
            # The goal parts the space into small lattices. It is the best first question anyway (a test compares), and
            # asking it first spares the search every combination of answers to questions nobody would have asked yet.
            asked = [question for question in asked if question.id == "goal"] or asked
            priced = [(self._after(diagram, question), question) for question in asked]
            self._known[diagram] = min(priced, key=lambda pair: pair[0], default=(0.0, None))
        return self._known[diagram]

    def _after(self, diagram: Diagram, question: Question) -> float:
        effort = question.cost
        for answer in product(*([(slot, band.id) for band in BY_ID[slot].bands] for slot in question.slots)):
            left, share = diagram, 1.0
            for slot, band in answer:
                left, share = self._compiler.given(left, slot, band), share * chance(slot, band)
            effort += share * self.effort(left)
        return effort


@lru_cache(maxsize=4)
def _plan(policy: Policy) -> _Plan:
    return _Plan(policy.compiler, policy.questions)
