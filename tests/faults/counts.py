"""What became of a stream of messages: how many were lost, doubled, out of order or refused."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

Said = tuple[int, int]
"""A message, by its thread and its number there."""
_REPLY = re.compile(r"(\d+): (\d+)/(\d+)(?: \w+)?")


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the messages that were accepted: those never answered, answered or counted again, and answered too early.

    `refused`: deliveries that were answered with anything but 200, or not at all.
    """

    accepted: int = 0
    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0
    refused: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def counted(accepted: Collection[Said], replies: Iterable[str], *, refused: int = 0, anew: bool = False) -> Counts:
    """The counts of messages and of what was posted, "place: thread/number" each, in the order in which it came.

    The place tells whether a message changed its session once; `anew`: sessions were lost, so places begin again.
    """
    posted = [tuple(map(int, found.groups())) for text in replies if (found := _REPLY.fullmatch(text))]
    total = Counts(refused=refused)
    for thread in {thread for thread, _ in accepted}:
        said = {number for one, number in accepted if one == thread}
        own = [(place, number) for place, one, number in posted if one == thread]
        total += _of_thread(said, own, anew=anew)
    return total


def _of_thread(said: Collection[int], own: Sequence[tuple[int, int]], *, anew: bool) -> Counts:
    first = list(dict.fromkeys(number for _, number in own))
    unanswered = set(said) - set(first)
    # The last place tells how many messages the session has seen: once all are answered, as many as were accepted.
    surplus = 0 if anew or not own else max(place for place, _ in own) - len(said)
    return Counts(
        accepted=len(said),
        lost=len(unanswered) or max(0, -surplus),
        doubled=len(own) - len(first) + len(set(first) - set(said)) + max(0, surplus),
        out_of_order=sum(one > other for one, other in pairwise(first)),
    )
