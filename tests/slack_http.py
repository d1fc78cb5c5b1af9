"""What Slack would send: event payloads, and the signature over them."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any

SECRET = "a-signing-secret"  # noqa: S105
TOKEN = "xoxb-a-token"  # noqa: S105
BOT = "U00BOT"


def event(text: str | None = f"<@{BOT}> hello", *, ts: str = "1767224888.280449", **changes: object) -> dict[str, Any]:
    """An Events API payload with an `app_mention`, or what `changes` make of its event; None takes a field away."""
    said: dict[str, object] = {
        "type": "app_mention", "user": "U00ASKER", "ts": ts, "text": text, "channel": "C00HOME", "event_ts": ts,
    } | changes  # fmt: skip
    return {
        "type": "event_callback",
        "team_id": "T00TEAM",
        "api_app_id": "A00APP",
        "event": {name: value for name, value in said.items() if value is not None},
        "event_id": f"Ev{ts}",
        "authorizations": [{"enterprise_id": None, "team_id": "T00TEAM", "user_id": BOT, "is_bot": True}],
    }


def signed(
    body: bytes, headers: Mapping[str, str] | None = None, *, secret: str = SECRET, age: float = 0.0
) -> dict[str, str]:
    """The headers that Slack would send with `body`, `age` seconds ago; `headers` replace or add."""
    stamp = str(int(time.time() - age))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    given = {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={digest}",
    }
    return given | dict(headers or {})


def body_of(payload: object) -> bytes:
    """A payload as the bytes that are signed and sent."""
    return json.dumps(payload).encode()
