"""Blocks as plain text, for the day that Slack refuses them: what was to be shown, line by line."""

from __future__ import annotations

from bot.bounds import Json
from bot.slack.limits import cut_escaped, cut_markup


def plain(blocks: list[Json]) -> str:
    """What the blocks say, escaped, with each button and tick box as a line to answer in words."""
    return cut_markup("\n".join(line for block in blocks for line in _lines(block)), "plain")


def _lines(block: Json) -> list[str]:
    parts = [block.get("text"), *block.get("fields", []), *block.get("elements", [])]
    return [line for part in parts if part for line in _said(part)]


def _said(part: Json) -> list[str]:
    match part["type"]:
        case "mrkdwn":
            return [part["text"]]
        case "plain_text":
            return [cut_escaped(part["text"], "section")]
        case "button":
            return [f"•  {line}" for line in _said(part["text"])]
        case "checkboxes":
            return [f"•  {line}" for option in part["options"] for line in _said(option["text"])]
        case _:
            return []
