"""A reply as Block Kit: pure, every block of the closed union, nothing that a text says can mention or link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, assert_never

from advisor.reply import (
    Actions,
    Ask,
    Block,
    Checklist,
    Headline,
    Notice,
    Option,
    Reason,
    Reasons,
    Reply,
    Steps,
    Understood,
)
from bot.slack.limits import LIMITS, cut, cut_escaped

Json = dict[str, Any]

ANSWER = "answer"
CHECK = "check"
CHECKED = "checked"
SAY = "say"


@dataclass(frozen=True, slots=True)
class Post:
    """What Slack is given: the blocks, and the text for notifications and screen readers."""

    blocks: list[Json]
    text: str


def render(reply: Reply) -> Post:
    """The reply for Slack. What exceeds a limit is cut, with "…" where it was."""
    blocks = [drawn for block in reply.blocks for drawn in _draw(block)]
    if len(blocks) > LIMITS["blocks"]:
        blocks = [*blocks[: LIMITS["blocks"] - 1], _context("… The rest did not fit into one message.")]
    return Post(blocks, cut_escaped(reply.notification, "notification"))


def press(option: Option) -> str:
    """What a button or tick box carries: the slot and its band."""
    return f"{option.slot}={option.band}"


def _draw(block: Block) -> list[Json]:
    match block:
        case Notice(text):
            return [_section(text)]
        case Headline():
            return _headline(block)
        case Reasons(title, items):
            return [_section("\n".join([title, *map(_reason, items)]))]
        case Steps(title, items):
            return [_section("\n".join([title, *(f"{number}. {item}" for number, item in enumerate(items, 1))]))]
        case Ask():
            return _ask(block)
        case Checklist():
            return _checklist(block)
        case Understood(title, facts):
            return [_section("\n".join([title, *(_fact(fact.says, fact.words) for fact in facts)]))]
        case Actions(items):
            buttons = [_button(f"{SAY}:{item.says}", item.label, item.says) for item in items[: LIMITS["buttons"]]]
            return [_actions(SAY, buttons)] if buttons else []
        case _:
            assert_never(block)


def _headline(headline: Headline) -> list[Json]:
    header = {"type": "header", "text": _plain(headline.title, "header")}
    provisional = [_context(headline.provisional)] if headline.provisional else []
    return [header, _section(headline.text), *provisional]


def _reason(reason: Reason) -> str:
    basis = ": ".join(part for part in (reason.rule, ", ".join(reason.sources)) if part)
    return f"• {reason.because} ({basis})"


def _fact(says: str, words: str) -> str:
    return f"• {says} (“{words}”)" if words else f"• {says}"


def _ask(ask: Ask) -> list[Json]:
    shown = ask.options[: LIMITS["buttons"]]
    buttons = [_button(f"{ANSWER}:{press(option)}", option.label, press(option)) for option in shown]
    actions = [_actions(f"{ANSWER}:{ask.id}", buttons)] if buttons else []
    return [_section(ask.text), *_why(ask.why), *actions]


def _checklist(checklist: Checklist) -> list[Json]:
    """Ticks say yes; the button carries what each item left empty says."""
    items = checklist.items[: LIMITS["checkboxes"]]
    if not items:
        return [_section(checklist.text), *_why(checklist.why)]
    boxes = {
        "type": "checkboxes",
        "action_id": cut(f"{CHECK}:{checklist.id}", "id"),
        "options": [{"text": _plain(item.label, "checkbox"), "value": press(item.yes)} for item in items],
    }
    done = _button(f"{CHECKED}:{checklist.id}", "That's all", ",".join(press(item.no) for item in items))
    return [_section(checklist.text), *_why(checklist.why), _actions(f"{CHECK}:{checklist.id}", [boxes, done])]


def _why(why: str) -> list[Json]:
    return [_context(why)] if why else []


def _section(text: str) -> Json:
    return {"type": "section", "text": _mrkdwn(text, "section")}


def _context(text: str) -> Json:
    return {"type": "context", "elements": [_mrkdwn(text, "context")]}


def _actions(block_id: str, elements: list[Json]) -> Json:
    return {"type": "actions", "block_id": cut(block_id, "id"), "elements": elements}


def _button(action_id: str, label: str, value: str) -> Json:
    text = _plain(label, "button")
    return {"type": "button", "action_id": cut(action_id, "id"), "text": text, "value": cut(value, "value")}


def _mrkdwn(text: str, limit: str) -> Json:
    # "verbatim" keeps Slack from turning names and addresses in the text into mentions and links of its own accord.
    # An empty text is refused by Slack, and one refused block loses the whole message.
    return {"type": "mrkdwn", "text": cut_escaped(text, limit) or " ", "verbatim": True}


def _plain(text: str, limit: str) -> Json:
    return {"type": "plain_text", "text": cut(text, limit) or " ", "emoji": False}
