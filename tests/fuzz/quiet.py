"""Listens to the log instead of writing it: a failure that a front answers with 400 is a failure all the same."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog

from tests.fuzz.target import Wrong

OURS = frozenset({"advisor", "bot"})


class Failures:
    """The exceptions that were logged as failures of our own since last asked."""

    def __init__(self) -> None:
        self._seen: list[BaseException] = []

    def __call__(self, _: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        """Look at one line of the log, as structlog's processors do, and drop it."""
        error = event.get("exc_info")
        if method in ("error", "exception") and isinstance(error, BaseException) and _ours(error):
            self._seen.append(error)
        raise structlog.DropEvent

    def none(self) -> None:
        """Raise Wrong, from the failure, if there was one."""
        seen, self._seen = self._seen, []
        for error in seen:
            raise Wrong(f"a failure was only logged: {error!r}") from error


def _ours(error: BaseException) -> bool:
    """Whether code of ours was at work: what Bolt stumbles over before it calls us is no failure of ours."""
    modules = (frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_tb(error.__traceback__))
    return any(module.partition(".")[0] in OURS for module in modules)


@contextmanager
def quiet() -> Iterator[Failures]:
    """Nothing is logged meanwhile, and failures are kept to be asked for."""
    before = structlog.get_config()
    failures = Failures()
    structlog.configure(processors=[failures])
    logging.disable(logging.CRITICAL)
    try:
        yield failures
    finally:
        logging.disable(logging.NOTSET)
        structlog.configure(**before)
