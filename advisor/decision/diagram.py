"""The rule table compiled once: a canonical decision diagram from bands to headline.

Every node stands for one function of the slots below it, and equal functions are the same node. So "can this slot still
change the headline?" is "does the node depend on it?", and "is the headline settled?" is "is it a leaf?": both are
exact over all completions, without enumerating any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from advisor.decision.reference import of_form
from advisor.facts import UNSURE
from advisor.rules.conditions import AllOf, AnyOf, Condition, Is
from advisor.rules.rule import Cap, Choose, Rule, Veto
from advisor.slots import BY_ID, NEED, SLOTS
from advisor.verdict import FineTuning, Headline


@dataclass(frozen=True, eq=False, slots=True)
class Node:
    """A slot, and what each of its bands leads to. Compared by identity, which the unique table makes equality."""

    slot: str
    children: Mapping[str, Diagram]


Diagram = Node | Headline | bool | None
"""A function of bands. A table's gives headlines, a condition's truth values; None where no row answers."""

# What is volunteered stands above what is asked, so that what is known of it leads straight to what is left to ask.
_ORDERED = sorted(SLOTS, key=lambda slot: (slot.id not in NEED, not slot.volunteered))
_LEVEL = {slot.id: level for level, slot in enumerate(_ORDERED)}
_BELOW = len(SLOTS)
_UNHEARD = {slot.id: UNSURE for slot in SLOTS if slot.volunteered}
"""What nobody volunteered is not so."""


class Compiler:
    """Builds canonical diagrams and asks them questions; remembers what it built."""

    def __init__(self) -> None:
        self._unique: dict[tuple[str, tuple[tuple[str, Diagram], ...]], Node] = {}
        self._chosen: dict[tuple[Diagram, Diagram, Diagram], Diagram] = {}
        self._given: dict[tuple[Diagram, str, str], Diagram] = {}
        self._support: dict[Diagram, frozenset[str]] = {}

    def build(self, rules: Iterable[Rule]) -> Diagram:
        """The headline for every band of every slot, as `reference.headline_of` reads the rows.

        "Not sure" is a band like any other.
        """
        table = [(self.condition(rule.when), rule) for rule in rules]
        below: Diagram = None
        for when, rule in reversed(table):
            if chosen := rule.effect(Choose):
                below = self.choose(when, self._ready(table, chosen), below)
        return below

    def _ready(self, table: list[tuple[Diagram, Rule]], chosen: Choose) -> Diagram:
        """The headline where this choice is the first that holds."""
        no = Headline(FineTuning.NO, chosen.approach)
        if chosen.tuning is None:
            return no
        vetoed, capped = (
            self.either(when for when, rule in table if of_form(kind, chosen.tuning)(rule)) for kind in (Veto, Cap)
        )
        waiting = Headline(FineTuning.NOT_YET, chosen.approach)
        yes = Headline(FineTuning.YES, chosen.tuning)
        return self.choose(vetoed, no, self.choose(capped, waiting, yes))

    def condition(self, condition: Condition) -> Diagram:
        """Whether the condition holds, for every band of every slot."""
        match condition:
            case Is(slot, bands):
                own = (*(band.id for band in BY_ID[slot].bands), UNSURE)
                return self.node(slot, ((band, band in bands) for band in own))
            case AllOf(parts):
                so_far: Diagram = True
                for part in parts:
                    so_far = self.choose(self.condition(part), so_far, False)
                return so_far
            case AnyOf(parts):
                return self.either(self.condition(part) for part in parts)
            case _:
                assert_never(condition)

    def either(self, conditions: Iterable[Diagram]) -> Diagram:
        """Whether one of the conditions holds."""
        so_far: Diagram = False
        for condition in conditions:
            so_far = self.choose(condition, True, so_far)
        return so_far

    def choose(self, test: Diagram, then: Diagram, otherwise: Diagram) -> Diagram:
        """The function that is `then` where `test` is true, and `otherwise` where it is not."""
        if test is True or then == otherwise:
            return then
        if test is False:
            return otherwise
        key = (test, then, otherwise)
        if key not in self._chosen:
            top = min(key, key=_level)
            assert isinstance(top, Node)
            branches = ((band, [_below(one, top.slot, band) for one in key]) for band in top.children)
            self._chosen[key] = self.node(top.slot, ((band, self.choose(*below)) for band, below in branches))
        return self._chosen[key]

    def node(self, slot: str, children: Iterable[tuple[str, Diagram]]) -> Diagram:
        """The node that branches on `slot`, or its only child where every band leads to the same."""
        branches = tuple(children)
        only = branches[0][1]
        if all(child == only for _, child in branches):
            return only
        key = (slot, branches)
        found = self._unique.get(key)
        if found is None:
            found = self._unique[key] = Node(slot, dict(branches))
        return found

    def given(self, diagram: Diagram, slot: str, band: str) -> Diagram:
        """The function left of `diagram` once `slot` has `band`."""
        if not isinstance(diagram, Node) or slot not in self.support(diagram):
            return diagram
        key = (diagram, slot, band)
        if key not in self._given:
            self._given[key] = (
                _child(diagram, band)
                if diagram.slot == slot
                else self.node(
                    diagram.slot, [(own, self.given(child, slot, band)) for own, child in diagram.children.items()]
                )
            )
        return self._given[key]

    def left_open(
        self, diagram: Diagram, told: Mapping[str, str], volunteered: frozenset[str] = frozenset()
    ) -> Diagram:
        """The function of the answers that can still be had: what was told has its band, what is asked for none but its
        real ones, and what nobody volunteered is not so. What may have been `volunteered` can be anything, or nothing.
        """
        known = {slot: band for slot, band in _UNHEARD.items() if slot not in volunteered} | dict(told)
        done: dict[Diagram, Diagram] = {}

        def left(one: Diagram) -> Diagram:
            while isinstance(one, Node) and one.slot in known:
                one = _child(one, known[one.slot])
            if not isinstance(one, Node):
                return one
            if one not in done:
                unheard = one.slot in volunteered
                children = [(band, left(own)) for band, own in one.children.items() if band != UNSURE or unheard]
                done[one] = self.node(one.slot, children)
            return done[one]

        return left(diagram)

    def support(self, diagram: Diagram) -> frozenset[str]:
        """The slots that can still change the headline: for each, two of its bands differ under some completion."""
        if not isinstance(diagram, Node):
            return frozenset()
        if diagram not in self._support:
            below = (self.support(child) for child in diagram.children.values())
            self._support[diagram] = frozenset({diagram.slot}).union(*below)
        return self._support[diagram]


def leaves(diagram: Diagram) -> frozenset[Headline]:
    """Every headline that some completion gives."""
    if isinstance(diagram, Node):
        return frozenset().union(*(leaves(child) for child in diagram.children.values()))
    return frozenset({diagram} if isinstance(diagram, Headline) else ())


def _level(diagram: Diagram) -> int:
    return _LEVEL[diagram.slot] if isinstance(diagram, Node) else _BELOW


def _below(diagram: Diagram, slot: str, band: str) -> Diagram:
    if not isinstance(diagram, Node) or diagram.slot != slot:
        return diagram
    return _child(diagram, band)


def _child(node: Node, band: str) -> Diagram:
    """What `band` leads to; LookupError for a band that the slot does not have."""
    try:
        return node.children[band]
    except KeyError:
        raise LookupError(f"slot {node.slot!r} has no band {band!r}") from None
