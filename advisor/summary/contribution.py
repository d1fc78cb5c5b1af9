"""What one enquiry adds to the count: all that a summary needs of it, and no word that was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from advisor.enquiry import Enquiry, abandoned
from advisor.slots import TASK
from advisor.verdict import FineTuning

UNDER_WAY = "under_way"
ABANDONED = "abandoned"
STANDINGS = (*(own.value for own in FineTuning), UNDER_WAY, ABANDONED)
"""Where an enquiry can stand: its verdict or, without one, under way or abandoned."""


class Profile(NamedTuple):
    """What can be counted of an enquiry besides whose and where it is.

    `verdict` and `approach` are empty until there is one; only then `updated` matters, and is None otherwise. `task` is
    empty where it was not said. `chosen` and `tuned` are whole USD a month, None where there are no cost figures.
    """

    verdict: str
    approach: str
    settled: bool
    wanted_tuning: bool
    helpful: bool | None
    task: str
    gates: tuple[str, ...]
    updated: date | None
    chosen: int | None
    tuned: int | None

    def standing(self, today: date) -> str:
        """The verdict, or what became of an enquiry without one."""
        if self.updated is None:
            return self.verdict
        return ABANDONED if abandoned(self.updated, today) else UNDER_WAY


class Contribution(NamedTuple):
    """What one enquiry adds: the day it was opened, its team (empty in direct messages), who asked (empty once
    forgotten), and the rest."""

    day: date
    team: str
    asker: str
    profile: Profile


Tally = Sequence[tuple[Contribution, int]]
"""How often each contribution occurred. Any part of a tally, and tallies one after the other, are tallies too."""


def contribution_of(enquiry: Enquiry) -> Contribution:
    """What the enquiry adds."""
    spend = enquiry.spend
    profile = Profile(
        enquiry.fine_tuning,
        enquiry.approach,
        enquiry.settled,
        enquiry.wanted_tuning,
        enquiry.helpful,
        enquiry.facts.band(TASK.id) or "",
        enquiry.gates,
        None if enquiry.fine_tuning else enquiry.updated.date(),
        round(spend.chosen) if spend else None,
        round(spend.tuned) if spend else None,
    )
    return Contribution(enquiry.day, enquiry.origin.team, enquiry.asker, profile)


def tally_of(enquiries: Iterable[Enquiry]) -> Tally:
    """The tally of these enquiries, counted one by one: what every roll-up must be equal to."""
    return tuple(Counter(map(contribution_of, enquiries)).items())
