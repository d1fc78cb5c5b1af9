"""What the promises say of a run, held against all that was seen of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Seen:
    """A run from outside: messages by id as sent, as let in, as answered on the platform, and as set aside with why.

    `turns` are how often each thread's session was changed. `timed`: messages told when they were said, in the order of
    their numbers.
    """

    messages: Sequence[str]
    accepted: Sequence[str]
    shown: Sequence[str]
    refused: frozenset[str]
    aside: Sequence[tuple[str, str]]
    turns: Mapping[str, int]
    lookable: bool
    timed: bool = False


def violations(seen: Seen) -> Iterator[str]:
    """Each broken promise in a line."""
    times, told = Counter(seen.shown), {message for message, _ in seen.aside}
    most = 1 if seen.lookable else 2
    for message in seen.messages:
        if not times[message] and message not in told:
            yield f"{message} is lost"
        if times[message] > most:
            yield f"{message} is answered {times[message]} times, {most} at most"
    for message, why in seen.aside:
        if seen.lookable and message not in seen.refused and "taken" not in why:
            yield f"{message} is set aside and could have been sent: {why}"
    for message, number in Counter(seen.accepted).items():
        if number > 1:
            yield f"{message} is let in {number} times"
    for thread, number in seen.turns.items():
        if number != sum(message.startswith(f"{thread}/") for message in seen.messages):
            yield f"{thread} has had {number} turns"
    yield from _disorder(seen)


def _disorder(seen: Seen) -> Iterator[str]:
    place = {message: number for number, message in enumerate(seen.accepted)}
    for thread in {message.split("/")[0] for message in seen.shown}:
        own = [message for message in seen.shown if message.split("/")[0] == thread]
        for before, after in pairwise(own):
            # Where two came in another order than they were said in, either may be the first: only some met.
            if place[before] > place[after] and not (seen.timed and _number(before) < _number(after)):
                yield f"{after} is answered after {before}, and came before it"


def _number(message: str) -> int:
    return int(message.split("/")[1])
