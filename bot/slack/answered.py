"""How a pressed message looks from now on: the question with what was chosen, and no button that is used up."""

from __future__ import annotations

import json
from dataclasses import dataclass

from pydantic import TypeAdapter

from bot.bounds import Json
from bot.slack.button_value import ANSWER, CHECK
from bot.slack.elements import bold, context, section
from bot.slack.limits import escaped

_QUESTIONS = (f"{ANSWER}:", f"{CHECK}:")


@dataclass(frozen=True, slots=True)
class MessageContent:
    """A message's blocks and its text for notifications."""

    blocks: list[Json]
    text: str

    def dump(self) -> str:
        """As text, to be kept in a return address."""
        return json.dumps({"blocks": self.blocks, "text": self.text}, separators=(",", ":"))


_LOOK = TypeAdapter(MessageContent)


def look(dumped: str) -> MessageContent:
    """The look that `dump` gave. Raises ValueError for anything else."""
    return _LOOK.validate_json(dumped)


def is_question(block_id: str) -> bool:
    """Whether the block with this id asks something, so that one press settles it."""
    return block_id.startswith(_QUESTIONS)


def chosen(user: str, labels: list[str]) -> str:
    """Who chose what, as markup; `user` is an id that Slack vouched for, and the one mention we ever write."""
    return f"✓ <@{user}>: {escaped(', '.join(labels) or 'none of these')}"


def settled(blocks: list[Json], block_id: str, line: str) -> list[Json]:
    """The blocks with `line` in place of the question's buttons."""
    return [context(line) if block.get("block_id") == block_id else block for block in blocks]


def spent(blocks: list[Json], action_id: str) -> list[Json]:
    """The blocks without the button, which has said what it had to say."""
    left = (_without(block, action_id) for block in blocks)
    return [block for block in left if block.get("type") != "actions" or block.get("elements")]


def alone(question: str, line: str) -> list[Json]:
    """A question that only one person saw, with what they chose."""
    return [section(bold(question)), context(line)]


def _without(block: Json, action_id: str) -> Json:
    if _is(block.get("accessory"), action_id):
        return {name: part for name, part in block.items() if name != "accessory"}
    if block.get("type") == "actions":
        return block | {"elements": [one for one in block.get("elements", []) if not _is(one, action_id)]}
    return block


def _is(element: object, action_id: str) -> bool:
    return isinstance(element, dict) and element.get("action_id") == action_id
