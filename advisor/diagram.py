"""The rule table compiled once: a canonical decision diagram from bands to headline.

Every node stands for one function of the slots below it, and equal functions are the same node. So "can this slot still
change the headline?" is "does the node depend on it?", and "is the headline settled?" is "is it a leaf?": both are
exact over all completions, without enumerating any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import assert_never

from advisor.conditions import All, Any, Condition, Is
from advisor.facts import UNSURE
from advisor.rules.rule import Cap, Choose, Earn, Rule, Veto
from advisor.slots import BY_ID, SLOTS
from advisor.verdict import FineTuning, Headline


@dataclass(frozen=True, eq=False, slots=True)
class Node:
    """A slot, and what each of its bands leads to. Compared by identity, which the unique table makes equality."""

    slot: str
    children: tuple[tuple[str, Diagram], ...]


Diagram = Node | Headline | bool | None
"""A function of bands. A table's gives headlines, a condition's truth values; None where no row answers."""

# What is volunteered stands above what is asked, so that what is known of it leads straight to what is left to ask.
_ORDERED = sorted(SLOTS, key=lambda slot: (slot.id != "goal", not slot.volunteered))
_LEVEL = {slot.id: level for level, slot in enumerate(_ORDERED)}
_BELOW = len(SLOTS)


class Compiler:
    """Builds canonical diagrams and asks them questions; remembers what it built."""

    def __init__(self) -> None:
        self._unique: dict[tuple[str, tuple[tuple[str, Diagram], ...]], Node] = {}
        self._chosen: dict[tuple[Diagram, Diagram, Diagram], Diagram] = {}
        self._given: dict[tuple[Diagram, str, str], Diagram] = {}
        self._support: dict[Diagram, frozenset[str]] = {}

    def build(self, rules: Iterable[Rule]) -> Diagram:
        """The headline for every band of every slot, "not sure" included: a veto is no, else a cap is not yet, else yes.

        Of the rows that choose, or earn, the first that holds counts.
        """
        table = tuple(rules)
        whens = {rule.id: self.condition(rule.when) for rule in table}

        def first(kind: type[Choose] | type[Earn], answer: FineTuning) -> Diagram:
            rows = [(whens[rule.id], Headline(answer, row.approach)) for rule in table if (row := rule.effect(kind))]
            return reduce(lambda below, row: self.choose(row[0], row[1], below), reversed(rows), None)

        def any_of(kind: type[Veto] | type[Cap]) -> Diagram:
            held = (whens[rule.id] for rule in table if rule.effect(kind))
            return reduce(lambda either, when: self.choose(when, True, either), held, False)

        ready = self.choose(any_of(Cap), first(Choose, FineTuning.NOT_YET), first(Earn, FineTuning.YES))
        return self.choose(any_of(Veto), first(Choose, FineTuning.NO), ready)

    def condition(self, condition: Condition) -> Diagram:
        """Whether the condition holds, for every band of every slot."""
        match condition:
            case Is(slot, bands):
                own = (*(band.id for band in BY_ID[slot].bands), UNSURE)
                return self.node(slot, ((band, band in bands) for band in own))
            case All(parts):
                return reduce(lambda so_far, part: self.choose(self.condition(part), so_far, False), parts, True)
            case Any(parts):
                return reduce(lambda so_far, part: self.choose(self.condition(part), True, so_far), parts, False)
            case _:
                assert_never(condition)

    def choose(self, test: Diagram, then: Diagram, otherwise: Diagram) -> Diagram:
        """The function that is `then` where `test` is true, and `otherwise` where it is not."""
        if test is True or then is otherwise:
            return then
        if test is False:
            return otherwise
        key = (test, then, otherwise)
        if key not in self._chosen:
            top = min(key, key=_level)
            assert isinstance(top, Node)
            branches = ((band, [_below(one, top.slot, band) for one in key]) for band, _ in top.children)
            self._chosen[key] = self.node(top.slot, ((band, self.choose(*below)) for band, below in branches))
        return self._chosen[key]

    def node(self, slot: str, children: Iterable[tuple[str, Diagram]]) -> Diagram:
        """The node that branches on `slot`, or its only child where every band leads to the same."""
        branches = tuple(children)
        if len({child for _, child in branches}) == 1:
            return branches[0][1]
        return self._unique.setdefault((slot, branches), Node(slot, branches))

    def given(self, diagram: Diagram, slot: str, band: str) -> Diagram:
        """The function left of `diagram` once `slot` has `band`."""
        if not isinstance(diagram, Node) or slot not in self.support(diagram):
            return diagram
        key = (diagram, slot, band)
        if key not in self._given:
            self._given[key] = (
                dict(diagram.children)[band]
                if diagram.slot == slot
                else self.node(diagram.slot, [(own, self.given(child, slot, band)) for own, child in diagram.children])
            )
        return self._given[key]

    def left_open(self, diagram: Diagram, told: Mapping[str, str]) -> Diagram:
        """The function of the answers that can still be had: what was told has its band, what is asked for none but its
        real ones, and what nobody volunteered is not so."""
        done: dict[Diagram, Diagram] = {}

        def left(one: Diagram) -> Diagram:
            if not isinstance(one, Node):
                return one
            if one not in done:
                known = told.get(one.slot) or (UNSURE if BY_ID[one.slot].volunteered else None)
                done[one] = (
                    left(dict(one.children)[known])
                    if known
                    else self.node(one.slot, [(band, left(child)) for band, child in one.children if band != UNSURE])
                )
            return done[one]

        return left(diagram)

    def support(self, diagram: Diagram) -> frozenset[str]:
        """The slots that can still change the headline: for each, two of its bands differ under some completion."""
        if not isinstance(diagram, Node):
            return frozenset()
        if diagram not in self._support:
            below = (self.support(child) for _, child in diagram.children)
            self._support[diagram] = frozenset({diagram.slot}).union(*below)
        return self._support[diagram]


def leaves(diagram: Diagram) -> frozenset[Headline]:
    """Every headline that some completion gives."""
    if isinstance(diagram, Node):
        return frozenset().union(*(leaves(child) for _, child in diagram.children))
    return frozenset({diagram} if isinstance(diagram, Headline) else ())


def _level(diagram: Diagram) -> int:
    return _LEVEL[diagram.slot] if isinstance(diagram, Node) else _BELOW


def _below(diagram: Diagram, slot: str, band: str) -> Diagram:
    if not isinstance(diagram, Node) or diagram.slot != slot:
        return diagram
    return dict(diagram.children)[band]
