"""One thing found in a message, and how findings that differ are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.facts import Fact


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact with the weight of its words: among findings about one slot only the highest `rank` is listened to."""

    fact: Fact
    rank: int = 1


def settle(findings: Iterable[Finding]) -> tuple[Fact, ...]:
    """One fact a slot: of the highest rank, one with a number before one without, in order of first mention.

    A slot whose best findings contradict each other gets none, so that it is asked.
    """
    by_slot: dict[str, list[Finding]] = {}
    for finding in findings:
        by_slot.setdefault(finding.fact.slot, []).append(finding)
    return tuple(fact for group in by_slot.values() if (fact := _best(group)) is not None)


def _best(group: list[Finding]) -> Fact | None:
    top = max(finding.rank for finding in group)
    facts = [finding.fact for finding in group if finding.rank == top]
    if len({fact.band for fact in facts}) > 1:
        return None
    return next((fact for fact in facts if fact.value is not None), facts[0])
