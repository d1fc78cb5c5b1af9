"""Why a call failed, from whatever was raised: is it worth a second try, and is the model in trouble?"""

from __future__ import annotations

import json

from anthropic import APIConnectionError, APIStatusError, APITimeoutError
from httpx2 import TransportError

from bot.llm.model_request import Failure, Why

SOON = 0.3
"""Seconds before the second try where the server names none."""


class Unasked(Exception):
    """A call that was not made, and why not."""


def failure_of(error: Exception) -> Failure:
    """The failure that `error` means. The SDK also lets errors through that are not its own, so any will do."""
    match error:
        case Unasked():
            return Failure(Why.UNAVAILABLE, str(error))
        case TimeoutError() | APITimeoutError():
            why = Why.TOO_SLOW
        case APIStatusError(status_code=status) if status < 500 and not _passing(status):
            why = Why.MISCONFIGURED
        case json.JSONDecodeError() | UnicodeDecodeError():
            why = Why.UNREADABLE
        case _:
            why = Why.UNAVAILABLE
    code = f" {error.status_code}" if isinstance(error, APIStatusError) else ""
    return Failure(why, f"{type(error).__name__}{code}")


def pause(error: APIConnectionError | APIStatusError) -> float | None:
    """Seconds to wait before asking again, as the server wishes; None where asking again cannot help."""
    if isinstance(error, APITimeoutError):
        return None
    if isinstance(error, APIConnectionError):
        return SOON
    if error.status_code < 500 and not _passing(error.status_code):
        return None
    try:
        return max(0.0, float(error.response.headers.get("retry-after", SOON)))
    except ValueError:
        return SOON


def in_trouble(error: Exception) -> bool:
    """Whether `error` says that the model cannot answer anybody just now: it hangs, is away, overloaded or breaks off.

    What is wrong with this one request, with our settings or with what came back says nothing of the next call.
    """
    match error:
        case TimeoutError() | APIConnectionError() | TransportError():
            return True
        case APIStatusError(status_code=status):
            return status >= 500 or status in (408, 429)
        case _:
            return False


def _passing(status: int) -> bool:
    """Whether a status of the four hundreds goes away by itself: time-out, conflict, too many requests."""
    return status in (408, 409, 429)
