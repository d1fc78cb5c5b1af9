"""What the log looks like: one JSON object a line on standard error, never a message's text and never a secret."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_TIME = structlog.processors.TimeStamper(fmt="iso", utc=True)


def configure(*, level: int = logging.INFO) -> None:
    """Set the log up for this process; `level` is the lowest that is written."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            _TIME,
            # Local variables hold what people wrote.
            structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False)),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    _libraries(level)


def _libraries(level: int) -> None:
    """What libraries log, the web server's own lines among it, in the same form."""
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_log_level, structlog.stdlib.add_logger_name, _TIME],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _by_name_alone,
            structlog.processors.JSONRenderer(),
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(level, logging.WARNING))


def _by_name_alone(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A library's exception by its name: what it says may quote a request's bytes."""
    fault = event.pop("exc_info", None)
    error = fault[1] if isinstance(fault, tuple) else fault
    if isinstance(error, BaseException):
        event["fault"] = type(error).__name__
    return event
