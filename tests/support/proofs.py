"""The theorems of the decision core, proved by enumerating every partial answer and every completion of it.

Bands that no row tells apart are merged into classes; the slots that no row reads for a need drop out. What is left is
small enough to visit whole. The truth comes from the plain row-by-row reading, and what is proved is the compiled core.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from advisor.decision.decide import could_change
from advisor.decision.diagram import Diagram
from advisor.decision.next_question import next_question
from advisor.decision.policy import Policy
from advisor.decision.reference import headline_of, of_form, read_cautiously, rows_that_hold
from advisor.facts import UNSURE, Facts
from advisor.rules.conditions import ALWAYS, NEVER, Condition, atoms_of, given, slots_of
from advisor.rules.rule import Cap, Choose, Rule, Veto
from advisor.slots import GAP, SLOTS, TASK, Slot
from advisor.slots.questions import Question
from advisor.verdict import Approach, Headline

CHECKLIST = frozenset(slot.id for slot in SLOTS if slot.item)

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
    return tuple(rule for rule in rules if any(isinstance(effect, Veto | Cap | Choose) for effect in rule.says))


def axis(slot: Slot, whens: Iterable[Condition]) -> Axis:
    """The slot's bands merged where no condition tells them apart, "not sure" among them."""
    atoms = [atom.bands for when in whens for atom in atoms_of(when) if atom.slot == slot.id]
    groups: dict[tuple[bool, ...], list[str]] = {}
    for band in (*(band.id for band in slot.bands), UNSURE):
        groups.setdefault(tuple(band in atom for atom in atoms), []).append(band)
    members = {band: n for n, bands in enumerate(groups.values()) for band in bands}
    classes = tuple(bands[0] for bands in groups.values())
    return Axis(slot.id, classes, tuple(band != UNSURE for band in classes), members)


Need = tuple[str, str]
"""A task and a gap."""

NEEDS: tuple[Need, ...] = tuple(
    (task, gap)
    for task in (*(band.id for band in TASK.bands), UNSURE)
    for gap in (*(band.id for band in GAP.bands), UNSURE)
)


def told_of(need: Need) -> dict[str, str]:
    """The two bands of a need, by slot."""
    return {TASK.id: need[0], GAP.id: need[1]}


def rows_for(policy: Policy, need: Need) -> tuple[Rule, ...]:
    """The deciding rows that can still hold once the need is known and nothing was volunteered.

    Of those that choose, none after one that always holds can be the first.
    """
    known = told_of(need) | {slot.id: UNSURE for slot in SLOTS if slot.volunteered}
    rows: list[Rule] = []
    chosen = False
    for rule in deciding(policy.rules):
        when = given(rule.when, known)
        if when != NEVER and not (chosen and rule.effect(Choose)):
            rows.append(replace(rule, when=when))
            chosen = chosen or (when == ALWAYS and rule.effect(Choose) is not None)
    return _that_can_count(rows)


def _that_can_count(rows: list[Rule]) -> tuple[Rule, ...]:
    """The rows without gates on forms of tuning that no row left could choose, or that have to wait in any case."""
    forms = {own.tuning for row in rows if (own := row.effect(Choose))}
    waiting = {form for form in forms if form and any(row.when == ALWAYS and of_form(Cap, form)(row) for row in rows)}
    return tuple(row for row in rows if _counts(row, forms, waiting))


def _counts(row: Rule, forms: set[Approach | None], waiting: set[Approach]) -> bool:
    if row.effect(Choose) or row.when == ALWAYS:
        return True
    return any(of_form(Veto, form)(row) or (form not in waiting and of_form(Cap, form)(row)) for form in forms if form)


def alike_needs(policy: Policy, needs: Iterable[Need]) -> dict[Diagram, list[Need]]:
    """The needs by the compiled function that each leaves open: those under one function are answered alike."""
    groups: dict[Diagram, list[Need]] = {}
    for need in needs:
        function = policy.diagram
        for slot in SLOTS:
            band = told_of(need).get(slot.id) or (UNSURE if slot.volunteered else None)
            function = policy.compiler.given(function, slot.id, band) if band else function
        groups.setdefault(function, []).append(need)
    return groups


def axes_of(rows: tuple[Rule, ...]) -> tuple[Axis, ...]:
    """The axes that these rows read."""
    whens = [row.when for row in rows]
    read = {slot for when in whens for slot in slots_of(when)}
    return tuple(axis(slot, whens) for slot in SLOTS if slot.id in read)


class Lattice:
    """Every partial answer for one need, with what all its completions say."""

    def __init__(self, policy: Policy, need: Need) -> None:
        self.policy, self.need = policy, need
        self.rows = rows_for(policy, need)
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
        return Facts.of(**told_of(self.need), **told)

    def states(self) -> Iterator[tuple[int | None, ...]]:
        """Every partial answer, but for those that only change the places of axes that the truth cannot tell apart."""
        for index in product(*((None, *range(len(axis.classes))) for axis in self.axes)):
            ranks = [-1 if (own := index[n]) is None else own for n in self.alike]
            if ranks == sorted(ranks):
                yield index

    def _alike(self) -> tuple[int, ...]:
        """The items of the checklist, if the truth does not change when any two of them change places."""
        said = [n for n, axis in enumerate(self.axes) if axis.slot in CHECKLIST]
        same = (np.array_equal(self.truth.swapaxes(one, other), self.truth) for one, other in pairwise(said))
        return tuple(said) if all(same) else ()

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


def prove(policy: Policy, need: Need, ask: Asking = next_question) -> int:
    """Prove both theorems for every partial answer that names this need; gives how many there are.

    AssertionError names the first partial answer for which one of them fails.
    """
    lattice = Lattice(policy, need)
    states = list(lattice.states())
    for index in states:
        facts = lattice.facts(index)
        if UNSURE not in need:  # to somebody unsure of the need every need is still open: proved in `OpenNeed`
            _prove_sound_stopping(lattice, index, facts)
        _prove_no_idle_question(lattice, index, facts, ask(policy, facts))
    return len(states)


class OpenNeed:
    """Partial answers that leave the task or the gap open: their completions are those of every need together."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._lattices = {need: Lattice(policy, need) for need in NEEDS}
        self.slots = sorted({axis.slot for lattice in self._lattices.values() for axis in lattice.axes})

    def prove(self, told: dict[str, str], task: str | None, gap: str | None) -> None:
        """Prove sound stopping for `told` (slot to band) with task or gap open (None), or "not sure" said of them."""
        need = {slot: band for slot, band in ((TASK.id, task), (GAP.id, gap)) if band}
        facts = Facts.of(**need, **told)
        told = {slot: band for slot, band in self.policy.taken(facts).bands().items() if slot not in need}
        outcomes = self._outcomes(told, need, unsure_is_open=True)
        assert (not could_change(self.policy, facts)) == (len(outcomes) == 1), f"settled is wrong for {facts.bands()}"
        asked, reachable = next_question(self.policy, facts), self._outcomes(told, need, unsure_is_open=False)
        assert asked is None or len(reachable) > 1, f"asked {asked} for nothing at {facts.bands()}"
        assert asked or len(reachable) == 1, f"stopped asking at {facts.bands()}, where answers give {reachable}"

    def _outcomes(self, told: dict[str, str], need: dict[str, str], *, unsure_is_open: bool) -> set[Headline]:
        found: set[Headline] = set()
        for (task, gap), lattice in self._lattices.items():
            if self._completes(need.get(TASK.id), task, unsure_is_open) and self._completes(
                need.get(GAP.id), gap, unsure_is_open
            ):
                found.update(lattice.outcomes(self._index(lattice, told, unsure_is_open)))
        return found

    @staticmethod
    def _completes(said: str | None, band: str, unsure_is_open: bool) -> bool:
        if said is None or (said == UNSURE and unsure_is_open):
            return band != UNSURE
        return said == band

    @staticmethod
    def _index(lattice: Lattice, told: dict[str, str], unsure_is_open: bool) -> tuple[int | None, ...]:
        known = {slot: band for slot, band in told.items() if not (unsure_is_open and band == UNSURE)}
        return tuple(axis.members[known[axis.slot]] if axis.slot in known else None for axis in lattice.axes)


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
