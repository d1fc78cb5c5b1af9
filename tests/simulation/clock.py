"""An event loop whose time passes only when everybody waits: hours take milliseconds, and every run is the same."""

from __future__ import annotations

import asyncio
import functools
import selectors
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class _Leaping(selectors.SelectSelector):
    """Waits for nothing: the time goes forward by as much as it was asked to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Let the time pass. Raises RuntimeError where everybody waits for ever."""
        if timeout is None:
            raise RuntimeError("everybody waits for something that never comes")
        self.now += timeout
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """The loop; its time begins at 0. Nothing outside the process reaches it."""

    def __init__(self) -> None:
        self._leaping = _Leaping()
        super().__init__(self._leaping)

    def time(self) -> float:
        """Seconds since the beginning."""
        return self._leaping.now


def run_virtually(main: Coroutine[Any, Any, T]) -> T:
    """What `main` gives, run to its end on a loop of its own; whatever it left running is dropped."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)


def virtually(test: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, T]:
    """The test, run by a virtual clock."""

    @functools.wraps(test)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        return run_virtually(test(*args, **kwargs))

    return run
