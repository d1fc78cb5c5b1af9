"""What Slack would send: event payloads, and the signature over them."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

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


def press(message: Mapping[str, Any], label: str, ticks: tuple[str, ...] = (), **changes: object) -> dict[str, Any]:
    """The payload of pressing the button `label` of a posted message, with the boxes of these labels ticked.

    A message that Slack showed to one person alone does not come back with the press: `message` then has no channel.
    """
    block, button = _button(message["blocks"], label)
    stamp = str(time.time())
    channel = changes.pop("channel", message.get("channel", "C00HOME"))
    ephemeral = "channel" not in message
    at = {"type": "message", "message_ts": message.get("ts", "5.0"), "channel_id": channel, "is_ephemeral": ephemeral}
    thread = {"thread_ts": message["thread_ts"]} if message.get("thread_ts") else {}
    shown = {} if ephemeral else {"message": {"type": "message", "user": BOT, **message}}
    return {
        "type": "block_actions",
        "user": {"id": "U00ASKER", "username": "asker", "team_id": "T00TEAM"},
        "team": {"id": "T00TEAM", "domain": "home"},
        "api_app_id": "A00APP",
        "container": at | thread,
        "channel": {"id": channel, "name": "home"},
        "trigger_id": f"{stamp}.1",
        "state": {"values": _ticked(block, ticks)},
        "actions": [button | {"block_id": block.get("block_id", "x"), "action_ts": stamp}],
    } | shown | changes  # fmt: skip


def _button(blocks: list[dict[str, Any]], label: str) -> tuple[dict[str, Any], dict[str, Any]]:
    for block in blocks:
        for element in (*block.get("elements", []), block.get("accessory", {})):
            if element.get("type") == "button" and element["text"]["text"] == label:
                return block, element
    raise LookupError(f"no button {label!r}")


def _ticked(block: Mapping[str, Any], labels: tuple[str, ...]) -> dict[str, Any]:
    boxes = [element for element in block.get("elements", []) if element["type"] == "checkboxes"]
    states = {
        box["action_id"]: {
            "type": "checkboxes",
            "selected_options": [option for option in box["options"] if option["text"]["text"] in labels],
        }
        for box in boxes
    }
    return {block["block_id"]: states} if states else {}


def command(text: str, *, trigger: str = "1.2.abc", **changes: str) -> dict[str, str]:
    """The form of a slash command."""
    return {
        "token": "t", "team_id": "T00TEAM", "team_domain": "home", "channel_id": "C00HOME", "channel_name": "home",
        "user_id": "U00ASKER", "user_name": "asker", "command": "/finetune", "text": text, "api_app_id": "A00APP",
        "is_enterprise_install": "false", "trigger_id": trigger,
    } | changes  # fmt: skip


def form_of(payload: Mapping[str, Any]) -> bytes:
    """An interaction (or, of flat strings, a command) as the form that is signed and sent."""
    flat = all(isinstance(value, str) for value in payload.values())
    return urlencode(payload if flat else {"payload": json.dumps(payload)}).encode()
