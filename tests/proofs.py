"""The theorems of the decision core, proved by enumerating every partial answer and every completion of it.

Bands that no row tells apart are merged into classes; the slots that no row reads for a goal drop out. What is left is
small enough to visit whole. The truth comes from the plain row-by-row reading, and what is proved is the compiled core.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise, product
from operator import and_, or_
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from advisor.conditions import ALWAYS, NEVER, All, Any, Condition, Is, atoms_of, slots_of
from advisor.deciding.asking import next_question
from advisor.deciding.decide import could_change
from advisor.deciding.policy import Policy
from advisor.deciding.reference import headline_of, read_cautiously, rows_that_hold
from advisor.facts import UNSURE, Facts
from advisor.questions import Question
from advisor.rules.rule import Cap, Choose, Earn, Rule, Veto
from advisor.slots import GOAL, SLOTS, Slot
from advisor.verdict import Headline

Codes = NDArray[np.int8]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Axis:
    """A slot with one representative band for each class; `real` tells classes that a completion may choose.

    `members` has the class of every band.
    """

    slot: str
    classes: tuple[str, ...]
    real: tuple[bool, ...]
    members: Mapping[str, int]


def deciding(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rows that can decide a headline."""
    return tuple(rule for rule in rules if any(isinstance(effect, Veto | Cap | Choose | Earn) for effect in rule.says))


def axis(slot: Slot, whens: Iterable[Condition]) -> Axis:
    """The slot's bands merged where no condition tells them apart, "not sure" among them."""
    atoms = [atom.bands for when in whens for atom in atoms_of(when) if atom.slot == slot.id]
    groups: dict[tuple[bool, ...], list[str]] = {}
    for band in (*(band.id for band in slot.bands), UNSURE):
        groups.setdefault(tuple(band in atom for atom in atoms), []).append(band)
    members = {band: n for n, bands in enumerate(groups.values()) for band in bands}
    classes = tuple(bands[0] for bands in groups.values())
    return Axis(slot.id, classes, tuple(band != UNSURE for band in classes), members)


def restrict(condition: Condition, slot: str, band: str) -> Condition:
    """What is left of `condition` once `slot` has `band`: smaller, or ALWAYS or NEVER."""
    match condition:
        case Is(own, wanted):
            return condition if own != slot else ALWAYS if band in wanted else NEVER
        case All(parts):
            return reduce(and_, (restrict(part, slot, band) for part in parts), ALWAYS)
        case Any(parts):
            return reduce(or_, (restrict(part, slot, band) for part in parts), NEVER)
        case _:
            assert_never(condition)


def rows_for(policy: Policy, goal: str) -> tuple[Rule, ...]:
    """The deciding rows that can still hold once the goal is known and nothing was volunteered."""
    known = ((GOAL.id, goal), *((slot.id, UNSURE) for slot in SLOTS if slot.volunteered))
    rows = []
    for rule in deciding(policy.rules):
        when = rule.when
        for slot, band in known:
            when = restrict(when, slot, band)
        rows += [replace(rule, when=when)] if when != NEVER else []
    return tuple(rows)


def axes_of(rows: tuple[Rule, ...]) -> tuple[Axis, ...]:
    """The axes that these rows read."""
    whens = [row.when for row in rows]
    read = {slot for when in whens for slot in slots_of(when)}
    return tuple(axis(slot, whens) for slot in SLOTS if slot.id in read)


class Lattice:
    """Every partial answer for one goal, with what all its completions say."""

    def __init__(self, policy: Policy, goal: str) -> None:
        self.policy, self.goal = policy, goal
        self.rows = rows_for(policy, goal)
        self.axes = axes_of(self.rows)
        self.headlines: list[Headline] = []
        self.truth = self._truth()
        self.alike = self._alike()

    def _truth(self) -> Codes:
        """The headline of every complete answer, read row by row."""
        codes = np.zeros([len(axis.classes) for axis in self.axes], np.int8)
        for index in np.ndindex(codes.shape):
            headline = headline_of(rows_that_hold(self.rows, read_cautiously(self.facts(index))))
            if headline not in self.headlines:
                self.headlines.append(headline)
            codes[index] = self.headlines.index(headline)
        return codes

    def facts(self, index: tuple[int | None, ...]) -> Facts:
        """The facts of a partial answer: a class for each axis, or None where it is open."""
        pairs = zip(self.axes, index, strict=True)
        told = {axis.slot: axis.classes[n] for axis, n in pairs if n is not None}
        return Facts.of(**{GOAL.id: self.goal}, **told)

    def states(self) -> Iterator[tuple[int | None, ...]]:
        """Every partial answer, but for those that only change the places of axes that the truth cannot tell apart."""
        for index in product(*((None, *range(len(axis.classes))) for axis in self.axes)):
            ranks = [-1 if (own := index[n]) is None else own for n in self.alike]
            if ranks == sorted(ranks):
                yield index

    def _alike(self) -> tuple[int, ...]:
        """The axes said to stand in for each other, if the truth does not change when any two of them change places."""
        said = [n for n, axis in enumerate(self.axes) if axis.slot in self.policy.ahead.alike]
        for one, other in pairwise(said):
            assert np.array_equal(self.truth.swapaxes(one, other), self.truth), "the checklist's items are not alike"
        return tuple(said)

    def outcomes(self, index: tuple[int | None, ...]) -> tuple[Headline, Headline]:
        """Two headlines of completions: equal exactly if all completions agree."""
        left = self._completions(index)
        return self.headlines[left.min()], self.headlines[left.max()]

    def can_matter(self, slot: str, index: tuple[int | None, ...]) -> bool:
        """Whether some completion of the other open slots makes two answers about `slot` differ."""
        n = [axis.slot for axis in self.axes].index(slot)
        left = self._completions(index)
        place = sum(band is None for band in index[:n])
        return bool((left.min(axis=place) != left.max(axis=place)).any())

    def _completions(self, index: tuple[int | None, ...]) -> Codes:
        """The headlines of all completions, along the open axes; "not sure", which comes last, completes nothing."""
        pairs = zip(index, self.axes, strict=True)
        return self.truth[tuple(slice(sum(axis.real)) if n is None else n for n, axis in pairs)]


Asking = Callable[[Policy, Facts], Question | None]


def prove(policy: Policy, goal: str, ask: Asking = next_question) -> int:
    """Prove both theorems for every partial answer that names this goal; gives how many there are.

    AssertionError names the first partial answer for which one of them fails.
    """
    lattice = Lattice(policy, goal)
    states = list(lattice.states())
    for index in states:
        facts = lattice.facts(index)
        if goal != UNSURE:  # to somebody unsure of the goal every goal is still open: proved in `OpenGoal`
            _prove_sound_stopping(lattice, index, facts)
        _prove_no_idle_question(lattice, index, facts, ask(policy, facts))
    return len(states)


class OpenGoal:
    """Partial answers that do not name the goal: their completions are those of every goal together."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._lattices = [Lattice(policy, band.id) for band in GOAL.bands]
        self.slots = sorted({axis.slot for lattice in self._lattices for axis in lattice.axes})

    def prove(self, told: dict[str, str]) -> None:
        """Prove sound stopping for `told` (slot to band), with the goal open and with "not sure" said of it."""
        outcomes = {outcome for lattice in self._lattices for outcome in self._outcomes(lattice, told)}
        for goal in ({}, {GOAL.id: UNSURE}):
            facts = Facts.of(**goal, **told)
            settled = not could_change(self.policy, facts)
            assert settled == (len(outcomes) == 1), f"settled is wrong for {facts.bands()}"
        asked = next_question(self.policy, Facts.of(**told))
        assert asked is None or asked.id == GOAL.id or len(outcomes) > 1, f"asked {asked} for nothing at {told}"
        assert asked or len(outcomes) == 1, f"stopped asking at {told}, where answers still give {outcomes}"

    @staticmethod
    def _outcomes(lattice: Lattice, told: dict[str, str]) -> tuple[Headline, Headline]:
        return lattice.outcomes(
            tuple(axis.members[told[axis.slot]] if axis.slot in told else None for axis in lattice.axes)
        )


def _prove_sound_stopping(lattice: Lattice, index: tuple[int | None, ...], facts: Facts) -> None:
    opened = tuple(None if n is None or not axis.real[n] else n for n, axis in zip(index, lattice.axes, strict=True))
    low, high = lattice.outcomes(opened)
    assert (not could_change(lattice.policy, facts)) == (low == high), f"settled is wrong for {facts.bands()}"
    if low == high:
        decided = headline_of(rows_that_hold(lattice.policy.rules, read_cautiously(facts)))
        assert decided == low, f"settled on {decided}, but every completion of {facts.bands()} gives {low}"


def _prove_no_idle_question(
    lattice: Lattice, index: tuple[int | None, ...], facts: Facts, question: Question | None
) -> None:
    if question is None:
        low, high = lattice.outcomes(index)
        assert low == high, f"stopped asking at {facts.bands()}, where answers still give {low} or {high}"
        return
    for slot in question.slots:
        assert slot not in facts, f"asked for {slot} again at {facts.bands()}"
        read = slot in {axis.slot for axis in lattice.axes}
        matters = read and lattice.can_matter(slot, index)
        assert matters, f"asked for {slot} at {facts.bands()}, where it cannot matter"
