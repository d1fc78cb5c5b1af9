"""Block Kit's parts as small functions: every text escaped or plain, every length within its limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.bounds import Json
from bot.slack.limits import LIMITS, cut, cut_markup, escaped

DIVIDER: Json = {"type": "divider"}


def bold(text: str) -> str:
    """Markup that shows the text, escaped, in bold; nothing for nothing."""
    # An asterisk beside white space is no formatting, and a line break ends it.
    shown = " ".join(escaped(text).split())
    return f"*{shown}*" if shown else ""


def dim(text: str) -> str:
    """Markup that shows the text, escaped, in italics; nothing for nothing."""
    shown = " ".join(escaped(text).split())
    return f"_{shown}_" if shown else ""


def section(markup: str) -> Json:
    """A paragraph."""
    return {"type": "section", "text": mrkdwn(markup, "section")}


def sections(title: str, lines: Iterable[str]) -> list[Json]:
    """A titled list of lines of markup, in as many paragraphs as it takes: no line is lost to a limit."""
    return [section(text) for text in _packed([bold(title), *lines])]


def _packed(lines: Iterable[str]) -> Iterator[str]:
    held = ""
    for line in lines:
        if held and len(held) + 1 + len(line) > LIMITS["section"]:
            yield held
            held = ""
        held = f"{held}\n{line}" if held else line
    yield held


def context(markup: str) -> Json:
    """A line of small grey print."""
    return {"type": "context", "elements": [mrkdwn(markup, "context")]}


def header(text: str) -> Json:
    """A headline."""
    return {"type": "header", "text": plain_text(text, "header")}


def actions(block_id: str, elements: list[Json]) -> Json:
    """A row of things to press."""
    return {"type": "actions", "block_id": cut(block_id, "id"), "elements": elements}


def button(action_id: str, label: str, value: str, *, primary: bool = False) -> Json:
    """Something to press, and what it carries."""
    style = {"style": "primary"} if primary else {}
    text = plain_text(label, "button")
    return {"type": "button", "action_id": cut(action_id, "id"), "text": text, "value": cut(value, "value")} | style


def mrkdwn(markup: str, limit: str) -> Json:
    """A text object of markup that is escaped already."""
    # "verbatim" keeps Slack from turning names and addresses in the text into mentions and links of its own accord.
    # An empty text is refused by Slack, and one refused block loses the whole message.
    return {"type": "mrkdwn", "text": cut_markup(markup, limit) or " ", "verbatim": True}


def plain_text(text: str, limit: str) -> Json:
    """A text object in which nothing has a meaning."""
    return {"type": "plain_text", "text": cut(text, limit) or " ", "emoji": False}
