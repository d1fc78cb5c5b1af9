"""Measures how many questions it takes to settle the headline, by several ways of choosing the next one.

Run `python -m tests.bench.questions` from the checkout. The figures are exact expectations under the prior from nothing
known, over every complete answer, nothing sampled. Effort is in plain questions: the checklist counts more than
one. The optimum is of the effort, searched here over every order of questions once task and gap are known; that these
two come first is shown to cost nothing in `tests/decision/test_proofs.py`, where the space is small enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import product
from math import isclose, log2, prod

from advisor.decision.diagram import Diagram, Node
from advisor.decision.next_question import expected_effort, next_question
from advisor.decision.policy import policy_for
from advisor.facts import Facts
from advisor.slots import BY_ID, NEED
from advisor.slots.questions import Question, cut_down
from advisor.verdict import Headline

POLICY = policy_for(date(2026, 11, 22))

Choose = Callable[[Facts, Diagram, int], Question | None]
"""Facts, what they leave open, and how many questions were asked; gives the next question, None to stop."""

Answers = tuple[tuple[str, str], ...]
Means = tuple[float, float]
"""Expected questions, expected effort."""


def ask_all(facts: Facts, left: Diagram, asked: int) -> Question | None:
    """A form: every question, whatever was answered."""
    return POLICY.questions[asked] if asked < len(POLICY.questions) else None


def fixed_order(facts: Facts, left: Diagram, asked: int) -> Question | None:
    """A form that stops once the headline is settled."""
    return ask_all(facts, left, asked) if isinstance(left, Node) else None


def fixed_order_skipping(facts: Facts, left: Diagram, asked: int) -> Question | None:
    """A form that also leaves out what cannot matter."""
    return next(useful(left), None)


def greedy_gain(facts: Facts, left: Diagram, asked: int) -> Question | None:
    """The question that is expected to tell the most about the headline for its effort."""
    return max(useful(left), key=lambda question: gain(left, question) / question.cost, default=None)


def ours(facts: Facts, left: Diagram, asked: int) -> Question | None:
    """What the advisor asks."""
    return next_question(POLICY, facts)


def optimum(facts: Facts, left: Diagram, asked: int) -> Question | None:
    """The first question of a way that takes the least effort there is."""
    return min(useful(left), key=lambda question: effort_by(left, question), default=None)


@cache
def least_effort(left: Diagram) -> float:
    """The least expected effort of settling what is left open, by dynamic programming over every question."""
    return min((effort_by(left, question) for question in useful(left)), default=0.0)


def effort_by(left: Diagram, question: Question) -> float:
    """The least expected effort of a way that begins with `question`."""
    return question.cost + sum(share * least_effort(after) for _, share, after in outcomes(left, question))


def useful(left: Diagram) -> Iterator[Question]:
    """The questions that can still matter, cut down to the items that can; of an open need, the first half alone."""
    open_slots = POLICY.compiler.support(left)
    needed = next((slot for slot in NEED if slot in open_slots), None)
    asked = [question for own in POLICY.questions if (question := cut_down(own, open_slots))]
    return iter([own for own in asked if own.id == needed] if needed else asked)


def outcomes(left: Diagram, question: Question) -> Iterator[tuple[Answers, float, Diagram]]:
    """Every answer to the question, its share, and what it leaves open."""
    for answers in product(*([(slot, band.id) for band in BY_ID[slot].bands] for slot in question.slots)):
        after = left
        for slot, band in answers:
            after = POLICY.compiler.given(after, slot, band)
        yield answers, prod(BY_ID[slot].chance(band) for slot, band in answers), after


def gain(left: Diagram, question: Question) -> float:
    """How many bits about the headline the answer is expected to give."""
    return doubt(left) - sum(share * doubt(after) for _, share, after in outcomes(left, question))


@cache
def doubt(left: Diagram) -> float:
    """The entropy of the headline in bits."""
    return -sum(share * log2(share) for share in shares(left).values())


@cache
def shares(left: Diagram) -> dict[Headline, float]:
    """How likely each headline is."""
    if not isinstance(left, Node):
        return {left: 1.0}
    mixed: dict[Headline, float] = {}
    for band, child in left.children.items():
        for headline, share in shares(child).items():
            mixed[headline] = mixed.get(headline, 0.0) + share * BY_ID[left.slot].chance(band)
    return mixed


def means(choose: Choose) -> Means:
    """The exact means of a way of asking, each state that it reaches looked at once."""
    seen: dict[tuple[Diagram, int], Means] = {}

    def from_here(facts: Facts, left: Diagram, asked: int) -> Means:
        if (left, asked) not in seen:
            question = choose(facts, left, asked)
            seen[left, asked] = (0.0, 0.0) if question is None else after(question, facts, left, asked)
        return seen[left, asked]

    def after(question: Question, facts: Facts, left: Diagram, asked: int) -> Means:
        questions, effort = 1.0, question.cost
        for answers, share, rest in outcomes(left, question):
            more = from_here(facts.with_(Facts.of(**dict(answers))), rest, asked + 1)
            questions, effort = questions + share * more[0], effort + share * more[1]
        return questions, effort

    return from_here(Facts(), POLICY.open_function(Facts()), 0)


def main() -> None:
    """Print the table."""
    ways: dict[str, Choose] = {
        "ask all": ask_all,
        "fixed order, exact stop": fixed_order,
        "fixed order, skipping what cannot matter": fixed_order_skipping,
        "greedy information gain": greedy_gain,
        "ours": ours,
        "exact optimum": optimum,
    }
    found = {name: means(choose) for name, choose in ways.items()}
    best = found["exact optimum"]
    assert isclose(found["ours"][1], expected_effort(POLICY, Facts())), "the advisor's own estimate is another"
    print(f"{'':42} questions  x optimum   effort  x optimum")
    for name, (questions, effort) in found.items():
        print(f"{name:42} {questions:9.3f} {questions / best[0]:10.3f} {effort:8.3f} {effort / best[1]:10.3f}")


if __name__ == "__main__":
    main()
