"""Keeps everybody from waiting for a model in trouble, and bounds how many calls of a model are in flight."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from fluxgate import AsyncCircuitBreaker, CallNotPermittedError
from fluxgate.permits import Permit
from fluxgate.retries import Backoff
from fluxgate.signal import Signal
from fluxgate.trackers import Custom
from fluxgate.trippers import Closed, FailureRate, FailureStreak, HalfOpened, MinRequests
from fluxgate.windows import CountWindow

from bot.llm.failures import Unasked, in_trouble

STREAK = 3
"""Failures in a row that open the breaker; so does half of the last `WINDOW` calls."""
WINDOW = 20
LONGEST_REST = 12
"""Times the first rest: each trial that fails doubles the next one, up to this."""
T = TypeVar("T")
log = structlog.get_logger()


class Breaker:
    """A circuit breaker and a bound around the calls of one model, for one kind of call.

    It opens when the model is in trouble (`failures.in_trouble`), and then no call is made for `rest` seconds. After
    them one call is let through: an answer closes the breaker, trouble opens it again, anything else proves nothing.
    `calls` is how many may be in flight at a time.
    """

    def __init__(self, model: str, *, calls: int, rest: float) -> None:
        self._model = model
        self._places = asyncio.Semaphore(calls)
        self._inside = 0
        self._breaker = AsyncCircuitBreaker(
            window=CountWindow(WINDOW),
            tracker=Custom(in_trouble),
            tripper=(Closed() & (FailureStreak(STREAK) | (MinRequests(WINDOW) & FailureRate(0.5))))
            | (HalfOpened() & FailureStreak(1)),
            retry=Backoff(initial=rest, max_duration=LONGEST_REST * rest),
            permit=_NobodyElse(lambda: self._inside),
            # The trial, and whoever is just being refused: with a single one they would queue behind the trial.
            max_half_open_calls=2,
            listeners=(self._changed,),
        )

    async def call(self, make: Callable[[], Awaitable[T]], *, patience: float) -> T:
        """What `make` gives, or raises. Raises Unasked, with nothing made, at once while the breaker is open, and after
        `patience` seconds where every place is taken."""
        try:
            return await self._breaker.call(self._placed, make, patience)
        except CallNotPermittedError:
            raise Unasked("the circuit breaker is open") from None

    async def _placed(self, make: Callable[[], Awaitable[T]], patience: float) -> T:
        self._inside += 1
        try:
            await self._place(patience)
            try:
                return await make()
            finally:
                self._places.release()
        finally:
            self._inside -= 1

    async def _place(self, patience: float) -> None:
        try:
            async with asyncio.timeout(patience):
                await self._places.acquire()
        except TimeoutError:
            # Too many calls of ours are no trouble of the model's.
            raise Unasked("as many calls are in flight as may be") from None

    def _changed(self, signal: Signal) -> None:
        say = log.warning if signal.new_state == "open" else log.info
        say("a model's circuit breaker changed", model=self._model, was=signal.old_state, now=signal.new_state)


class _NobodyElse(Permit):
    """Lets a call through a half-open breaker only where no other one is inside."""

    def __init__(self, inside: Callable[[], int]) -> None:
        self._inside = inside

    def __call__(self, changed_at: float) -> bool:
        return self._inside() == 0
