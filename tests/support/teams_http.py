"""What Teams would send: activities, said in a personal chat unless changed."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any

APP_ID = "11111111-2222-3333-4444-555555555555"
BOT = f"28:{APP_ID}"
TENANT = "a1b2c3d4-e5f6-7890-abcd-ef1234567890"
PERSONAL = {"id": "a:1-personal", "conversationType": "personal", "tenantId": TENANT}
CHANNEL = {
    "id": "19:abc@thread.tacv2;messageid=17",
    "conversationType": "channel",
    "isGroup": True,
    "tenantId": TENANT,
}
MENTION = {"type": "mention", "mentioned": {"id": BOT, "name": "Advisor"}, "text": "<at>Advisor</at>"}
SERVICE = "https://smba.trafficmanager.net/amer/"
"""A place where answers go only once a test has put the address of its own connector there."""

_numbers = count(1)


def activity(text: str | None = None, **changes: object) -> dict[str, Any]:
    """A message activity under a new id, or what `changes` make of it; None takes a field away."""
    number = next(_numbers)
    said: dict[str, object] = {
        "type": "message",
        "id": f"{1767326091220 + number}",
        "text": text,
        "channelId": "msteams",
        "serviceUrl": SERVICE,
        "from": {"id": "29:person", "name": "A Person", "aadObjectId": "00000000-1111-2222-3333-444444444444"},
        "recipient": {"id": BOT, "name": "Advisor"},
        "conversation": PERSONAL,
        "channelData": {"tenant": {"id": TENANT}},
    } | changes
    return {name: value for name, value in said.items() if value is not None}


def executed(data: object, **changes: object) -> dict[str, Any]:
    """The invoke that a press of `Action.Execute` brings."""
    action = {"type": "Action.Execute", "verb": "press", "data": data}
    invoke = {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": action, "trigger": "manual"}}
    return activity(**(invoke | {"replyToId": "card-1"} | changes))


def submitted(data: object, **changes: object) -> dict[str, Any]:
    """The message that a press of `Action.Submit` brings: a value and no text."""
    return activity(**({"value": data, "replyToId": "card-1"} | changes))


def recorded() -> dict[str, dict[str, Any]]:
    """Every activity in the recorded payloads, by file and name."""
    files = sorted((Path(__file__).parents[1] / "payloads").glob("*-teams.json"))
    return {
        f"{file.stem}/{name}": part
        for file in files
        for name, part in json.loads(file.read_text(encoding="utf-8")).items()
        if isinstance(part, dict) and "type" in part
    }
