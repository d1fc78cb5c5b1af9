"""What a first action is made of: for which fault it is, what to do, and how to see that it worked."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.rules.conditions import ALWAYS, Condition

_HALF_A_DAY = "half a day, somebody who knows the work"


@dataclass(frozen=True, slots=True)
class Start:
    """A first action. It fits where `when` holds and, if `said` is given, where their own words match that pattern.

    `do` is what to do with the cases, `worked` goes on from "It worked if"; `takes` is how long and who. `sources` are
    ids of `advisor.sources`.
    """

    do: str
    worked: str
    sources: tuple[str, ...] = ("house",)
    when: Condition = ALWAYS
    said: str = ""
    takes: str = _HALF_A_DAY
