"""Waits for a truth with a deadline, never for a length of time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable


async def until(truth: Callable[[], bool], *, within: float = 10.0) -> None:
    """Return as soon as `truth` holds; AssertionError after `within` seconds."""
    deadline = time.monotonic() + within
    while not truth():
        assert time.monotonic() < deadline, f"still not so after {within:g} s"
        await asyncio.sleep(0.01)
