"""Lets only what Slack signed come further: checks raw bytes before anything is parsed, and answers 4xx, never 5xx."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import parse_qsl

from pydantic_core import from_json

WINDOW = 300
"""Seconds that a time stamp may be off, either way: Slack's own advice."""


def refusal(body: bytes, headers: Mapping[str, str], *, secret: str, now: float) -> int:
    """0 for a body that Slack signed within the window and that can be read; `now` in seconds since 1970.

    Otherwise the HTTP status of the refusal: 400 malformed, 401 not Slack's. What is too large was not even read.
    """
    if not _signed(body, headers, secret=secret, now=now):
        return 401
    return 0 if _readable(body, headers.get("Content-Type", "")) else 400


def _signed(body: bytes, headers: Mapping[str, str], *, secret: str, now: float) -> bool:
    stamp = headers.get("X-Slack-Request-Timestamp", "")
    # int() takes more than a clock gives: other scripts' digits, underscores, thousands of digits.
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12) or abs(now - int(stamp)) > WINDOW:
        return False
    digest = hmac.new(secret.encode(), b"v0:%b:%b" % (stamp.encode(), body), hashlib.sha256).hexdigest()
    given = headers.get("X-Slack-Signature", "").encode(errors="surrogateescape")
    return hmac.compare_digest(f"v0={digest}".encode(), given)


def _readable(body: bytes, content_type: str) -> bool:
    """Whether the body is a JSON object or a form whose payload, if any, is one. `from_json` bounds the depth."""
    try:
        if content_type.startswith("application/x-www-form-urlencoded") and not body.startswith(b"{"):
            form = dict(parse_qsl(body.decode("utf-8"), strict_parsing=True, errors="strict"))
            return "payload" not in form or isinstance(from_json(form["payload"]), dict)
        return _is_envelope(from_json(body, allow_inf_nan=False))
    except ValueError:
        return False


def _is_envelope(payload: object) -> bool:
    if not isinstance(payload, dict) or not isinstance(payload.get("type"), str):
        return False
    event = payload.get("event")
    return payload["type"] != "event_callback" or (isinstance(event, dict) and isinstance(event.get("type"), str))


AT_ONCE = 3
"""Seconds after its time stamp in which a copy counts as delivered at once: as long as Slack itself waits."""


class Replays:
    """The signatures that this process answered lately.

    Other processes are not asked: a message's claim keeps it from counting twice wherever it comes in, and this only
    refuses what is surely none of Slack's doing.
    """

    def __init__(self) -> None:
        self._answered: dict[str, float] = {}

    def is_replay(self, signature: str, *, stamp: int, now: float) -> bool:
        """Whether a request signed at `stamp` was answered before and is no copy of just now; seconds since 1970."""
        return signature in self._answered and now - stamp > AT_ONCE

    def remember(self, signature: str, *, now: float) -> None:
        """Note that it was answered at `now` (seconds since 1970), for as long as its time stamp may be valid."""
        self._answered[signature] = now + 2 * WINDOW
        # The oldest come first, because every one is kept equally long.
        while self._answered and next(iter(self._answered.values())) < now:
            del self._answered[next(iter(self._answered))]
