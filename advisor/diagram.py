"""The rule table compiled once: a canonical decision diagram from bands to headline.

Every node stands for one function of the slots below it, and equal functions are the same node. So "can this slot still
change the headline?" is "does the node depend on it?", and "is the headline settled?" is "is it a leaf?": both are
exact over all completions, without enumerating any.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.conditions import ALWAYS, NEVER, Any, Condition, restrict
from advisor.rules.rule import Cap, Choose, Earn, Rule, Veto
from advisor.verdict import Approach, FineTuning, Headline


@dataclass(frozen=True, eq=False, slots=True)
class Node:
    """A slot, and what each of its bands leads to. Compared by identity, which the unique table makes equality."""

    slot: str
    children: tuple[tuple[str, Diagram], ...]


Diagram = Node | Headline

Rows = tuple[tuple[Condition, Approach], ...]
Bands = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Residual:
    """What a table comes to once some bands are known: veto, cap, and the rows that still may choose."""

    veto: Condition
    cap: Condition
    earns: Rows
    chooses: Rows

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Residual:
        """The whole table with nothing known."""
        table = tuple(rules)
        return cls(
            Any(tuple(rule.when for rule in table if rule.effect(Veto))),
            Any(tuple(rule.when for rule in table if rule.effect(Cap))),
            tuple((rule.when, earn.approach) for rule in table if (earn := rule.effect(Earn))),
            tuple((rule.when, choose.approach) for rule in table if (choose := rule.effect(Choose))),
        )

    def given(self, slot: str, band: str) -> Residual:
        """The same once `slot` has `band`, without what can no longer count, which makes equal functions meet."""
        veto = restrict(self.veto, slot, band)
        cap = NEVER if veto == ALWAYS else restrict(self.cap, slot, band)
        barred = ALWAYS in (veto, cap)
        chosen = veto == NEVER and cap == NEVER
        return Residual(
            veto,
            cap,
            () if barred else _rows(self.earns, slot, band),
            () if chosen else _rows(self.chooses, slot, band),
        )

    def headline(self) -> Headline:
        """The headline once everything is known; LookupError for a table that leaves a need without an answer."""
        if self.veto == ALWAYS:
            return Headline(FineTuning.NO, _first(self.chooses))
        if self.cap == ALWAYS:
            return Headline(FineTuning.NOT_YET, _first(self.chooses))
        return Headline(FineTuning.YES, _first(self.earns))


class Compiler:
    """Builds canonical diagrams and asks them questions; remembers what it built."""

    def __init__(self) -> None:
        self._unique: dict[tuple[str, tuple[tuple[str, Diagram], ...]], Node] = {}
        self._given: dict[tuple[Diagram, str, str], Diagram] = {}
        self._support: dict[Diagram, frozenset[str]] = {}
        self._built: dict[tuple[Residual, Bands], Diagram] = {}

    def build(self, residual: Residual, bands: Bands) -> Diagram:
        """The diagram of a table in which each slot, in this order, has one of these bands."""
        if not bands:
            return residual.headline()
        key = (residual, bands)
        if key not in self._built:
            (slot, own), rest = bands[0], bands[1:]
            self._built[key] = self.node(slot, ((band, self.build(residual.given(slot, band), rest)) for band in own))
        return self._built[key]

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
    if not isinstance(diagram, Node):
        return frozenset({diagram})
    return frozenset().union(*(leaves(child) for _, child in diagram.children))


def _rows(rows: Rows, slot: str, band: str) -> Rows:
    kept: list[tuple[Condition, Approach]] = []
    for when, approach in rows:
        left = restrict(when, slot, band)
        if left != NEVER:
            kept.append((left, approach))
        if left == ALWAYS:
            break
    return tuple(kept)


def _first(rows: Rows) -> Approach:
    for when, approach in rows:
        if when == ALWAYS:
            return approach
    raise LookupError("the rule table names no approach for a situation that it lets through")
