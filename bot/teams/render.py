"""A reply as an Adaptive Card 1.5: pure, every block of the closed union, nothing that a text says can mention or link.

Texts are text runs, which know no Markdown: phones show the backslashes of escaped text blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, assert_never

from advisor.reply import (
    Actions,
    Ask,
    Block,
    Checklist,
    Entries,
    Entry,
    Headline,
    Notice,
    Points,
    Reason,
    Reasons,
    Reply,
    Steps,
    Understood,
    UnderstoodFact,
)
from bot.teams.limits import LIMITS, REST_CUT, escaped, plain, size
from bot.teams.press import TICK, pair

Json = dict[str, Any]

VERB = "press"
NOT_SURE = "Not sure"
_STYLES = {"yes": "good", "not_yet": "warning", "no": "accent"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What Teams is given: the card, and one line for notifications, screen readers and clients without cards."""

    card: Json
    summary: str


def render(reply: Reply, *, nonce: str) -> Drawn:
    """The reply for Teams; `nonce` (hexadecimal) tells its buttons from those of every other card.

    What exceeds a limit is cut, with "…" where it was.
    """
    summary = plain(reply.notification, "summary")
    elements = [element for block in reply.blocks for element in _draw(block, nonce)]
    return Drawn(_card(_fitting(elements, LIMITS["message"] - 2 * size(summary) - 1_000), summary), summary)


def settled(answered: str) -> Json:
    """The card that stands where a question was: what was asked and chosen, and nothing left to press."""
    question, _, chosen = answered.partition("\n")
    return _card([_text(question, "text", weight="Bolder"), _text(chosen, "text", color="Good")], question)


def _card(body: list[Json], summary: str) -> Json:
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "fallbackText": summary,
        "msteams": {"width": "Full"},
        "body": body,
    }


def _fitting(elements: list[Json], room: int) -> list[Json]:
    """The elements, or as many of the first as fit into `room` bytes, with a line that says so."""
    if size(elements) <= room:
        return elements
    kept: list[Json] = []
    for element in elements:
        room -= size(element) + 2
        if room < 0:
            return [*kept, _text(REST_CUT, "text", isSubtle=True)]
        kept.append(element)
    return kept


def _draw(block: Block, nonce: str) -> list[Json]:
    match block:
        case Notice(text):
            return [_text(text, "text")]
        case Headline():
            return [_headline(block)]
        case Reasons(title, items):
            return [_title(title), *(_reason(reason) for reason in items)]
        case Steps(title, items):
            return [_title(title), *(_line(f"{number}.", item) for number, item in enumerate(items, start=1))]
        case Points(title, items):
            return [_title(title), *(_line("•", item) for item in items)]
        case Entries(title, items):
            return [*([_title(title)] if title else []), *(_entry(entry) for entry in items)]
        case Ask():
            return _ask(block, nonce)
        case Checklist():
            return _checklist(block, nonce)
        case Understood(title, facts):
            return [_title(title), *(_fact(fact, nonce) for fact in facts)]
        case Actions(items):
            return _rows([_say(item.label, item.says, nonce) for item in items])
        case _:
            assert_never(block)


def _headline(headline: Headline) -> Json:
    provisional = [_text(headline.provisional, "text", italic=True)] if headline.provisional else []
    return {
        "type": "Container",
        "style": _STYLES.get(headline.fine_tuning, "emphasis"),
        "bleed": True,
        "items": [
            _text(headline.title, "title", size="Large", weight="Bolder"),
            *([_text(headline.text, "text")] if headline.text else []),
            *provisional,
        ],
    }


def _reason(reason: Reason) -> Json:
    basis = " · ".join((reason.rule, *reason.sources))
    return _line("•", reason.because, {"text": f"\n{basis}", "isSubtle": True, "size": "Small"})


def _entry(entry: Entry) -> Json:
    name = _text(entry.name, "title", weight="Bolder")
    small = [_text(entry.small, "text", isSubtle=True, size="Small") | {"spacing": "Small"}] if entry.small else []
    lines = [_text(line, "text") | {"spacing": "Small"} for line in entry.lines]
    return {"type": "Container", "spacing": "Medium", "items": [name, *lines, *small]}


def _fact(fact: UnderstoodFact, nonce: str) -> Json:
    quote = {"text": f"\n“{fact.words}”", "isSubtle": True, "italic": True}
    told = _line("✓", fact.says, *([quote] if fact.words else []))
    change = _column([_row([_say("Change", fact.change, nonce)])], "auto", verticalContentAlignment="Center")
    return told | {"columns": [*told["columns"], change]}


def _ask(ask: Ask, nonce: str) -> list[Json]:
    # A row each: side by side, long choices are shortened until nobody can tell them apart.
    buttons = (_press(option.label, nonce, choose=pair(option)) for option in ask.options[: LIMITS["options"]])
    return [*_question(ask.text, ask.why), *(_row([button], spacing="Small") for button in buttons)]


def _checklist(checklist: Checklist, nonce: str) -> list[Json]:
    """Each box says something either way; the button repeats what empty ones say, as a client may leave them out."""
    items = checklist.items[: LIMITS["ticks"]]
    boxes = [
        {
            "type": "Input.Toggle",
            "id": f"{TICK}{number}",
            "title": escaped(item.label, "tick"),
            "valueOn": pair(item.yes),
            "valueOff": pair(item.no),
            "value": pair(item.no),
            "wrap": True,
        }
        for number, item in enumerate(items)
    ]
    done = _press("That's all", nonce, empty=[pair(item.no) for item in items])
    buttons = [_row([done, _say(NOT_SURE, NOT_SURE.lower(), nonce)])] if items else []
    return [*_question(checklist.text, checklist.why), *boxes, *buttons]


def _question(text: str, why: str) -> list[Json]:
    asked = _text(text, "text", weight="Bolder") | {"spacing": "Medium"}
    return [asked, *([_text(why, "text", isSubtle=True) | {"spacing": "Small"}] if why else [])]


def _title(text: str) -> Json:
    return _text(text, "title", weight="Bolder") | {"spacing": "Medium"}


def _text(text: str, limit: str, **style: object) -> Json:
    return _runs({"text": plain(text, limit), **style})


def _runs(*runs: Json) -> Json:
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", **run} for run in runs]}


def _line(mark: str, text: str, *more: Json) -> Json:
    """A line of a list, with its mark in a column of its own so that long lines hang; `more` runs follow the text."""
    runs = [{"text": plain(text, "text")}, *(run | {"text": plain(run["text"], "text")} for run in more)]
    columns = [_column([_text(mark, "title")], "auto"), _column([_runs(*runs)], "stretch")]
    return {"type": "ColumnSet", "spacing": "Small", "columns": columns}


def _column(items: list[Json], width: str, **style: object) -> Json:
    return {"type": "Column", "width": width, "items": items, **style}


def _row(actions: list[Json], **style: object) -> Json:
    return {"type": "ActionSet", "actions": actions, **style}


def _rows(actions: list[Json]) -> list[Json]:
    """The actions in as many rows as it takes: Teams leaves out what goes beyond a full one."""
    full = LIMITS["actions"]
    return [_row(actions[start : start + full]) for start in range(0, len(actions), full)]


def _say(label: str, says: str, nonce: str) -> Json:
    return _press(label, nonce, say=says[: LIMITS["says"]])


def _press(label: str, nonce: str, **data: object) -> Json:
    carried = {"nonce": nonce, **data}
    title = plain(label, "button")
    fallback = {"type": "Action.Submit", "title": title, "data": carried}
    return {"type": "Action.Execute", "title": title, "verb": VERB, "data": carried, "fallback": fallback}
