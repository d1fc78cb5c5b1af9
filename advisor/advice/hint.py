"""What advice is made of: what an approach does, its risks and common mistakes, and checks that data must pass."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.verdict import Approach


@dataclass(frozen=True, slots=True)
class Hint:
    """One risk, mistake or question in a plain sentence, with the ids of its sources."""

    text: str
    sources: tuple[str, ...]


def texts(hints: tuple[Hint, ...]) -> tuple[str, ...]:
    """What the hints say, without their sources."""
    return tuple(hint.text for hint in hints)


@dataclass(frozen=True, slots=True)
class Advice:
    """What to know about an approach: what it does for somebody, when it is not the one, its risks and mistakes.

    `gives` goes on from the approach's name, `otherwise` stands by itself.
    """

    approach: Approach
    gives: str
    otherwise: str
    risks: tuple[Hint, ...]
    mistakes: tuple[Hint, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """Something that training data must pass. `method` limits it to tuning of that name.

    `slot` and `passed_by` are the slot, and its bands, that show it as passed; empty where no fact can.
    """

    text: str
    sources: tuple[str, ...]
    method: str = ""
    slot: str = ""
    passed_by: tuple[str, ...] = ()
