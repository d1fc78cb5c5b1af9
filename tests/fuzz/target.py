"""What is fuzzed: a target takes bytes as a stranger's, and raises whatever is wrong with what comes of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

FOUND = Path(__file__).parent / "found"
"""Inputs that broke something once, in a folder a target."""
SLOW = 4.0
"""Seconds of processor time for one input, by far more than any takes: instrumented code is several times slower."""
LONGEST = 40_000
"""Bytes of a request: what a platform lets somebody type. What grows faster than its length is slow by then."""
LONGEST_TALK = 8_000
"""Bytes of what is said: of a message no more than 4,000 characters are read."""

Try = Callable[[bytes], None]
Plain = Callable[[bytes, int], bytes]
"""A change that knows nothing of the form: the bytes, and how many they may become."""
Mutated = Callable[[bytes, int, int, Plain], bytes]
"""A change that keeps to the form: the bytes, how many they may become, a seed, and the change for now and then."""


@dataclass(frozen=True, slots=True)
class Target:
    """`opened` gives what tries an input, `seeds` are where to begin, and `words` what inputs are likely to be made of.

    `longest` is how many bytes an input may have.
    """

    name: str
    opened: Callable[[], AbstractContextManager[Try]]
    seeds: Callable[[], Iterator[bytes]]
    mutated: Mutated
    words: tuple[str, ...]
    longest: int = LONGEST

    def corpus(self) -> Iterator[bytes]:
        """The seeds, and what was found with this target."""
        yield from self.seeds()
        for path in sorted((FOUND / self.name).glob("*")):
            yield path.read_bytes()


class Wrong(AssertionError):
    """What holds for every input does not hold for this one."""


def demand(holds: bool, what: str) -> None:
    """Raise Wrong unless it holds; unlike `assert`, in every way of running."""
    if not holds:
        raise Wrong(what)


def timely(do: Try, most: float = SLOW) -> Try:
    """The same, which raises Wrong for an input that takes `most` seconds thrice: once may be a machine's doing."""

    def tried(data: bytes) -> None:
        for _ in range(3):
            began = time.process_time()
            do(data)
            if time.process_time() - began < most:
                return
        raise Wrong(f"{len(data)} bytes take more than {most} s of processor time")

    return tried
