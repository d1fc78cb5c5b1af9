"""A reply as an Adaptive Card 1.5: pure, every block of the closed union, nothing that a text says can mention or link.

Texts are text runs, which know no Markdown: phones show the backslashes of escaped text blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from advisor.reply import (
    Actions,
    Ask,
    Block,
    Chart,
    Checklist,
    Contacts,
    Definition,
    Entries,
    Figures,
    HeadlineBlock,
    Notice,
    Points,
    Reason,
    Reasons,
    Reply,
    Steps,
    Table,
    Understood,
    UnderstoodFact,
)
from bot.bounds import Json
from bot.teams.elements import column, line, titled, words
from bot.teams.limits import LIMITS, REST_CUT, escaped, plain, size
from bot.teams.numbers import PictureBytes, mentions, numbers
from bot.teams.press import TICK, pair

VERB = "press"
NOT_SURE = "Not sure"
NO_PICTURES: PictureBytes = {}
_STYLES = {"yes": "good", "not_yet": "warning", "no": "accent"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What Teams is given: the card, and one line for notifications, screen readers and clients without cards."""

    card: Json
    summary: str


def render(reply: Reply, *, nonce: str, pictures: PictureBytes = NO_PICTURES) -> Drawn:
    """The reply for Teams; `nonce` (hexadecimal) tells its buttons from those of every other card.

    A chart that is not among the `pictures`, or whose picture leaves too little room for the rest, is drawn in
    characters. What exceeds a limit is cut, with "…" where it was; a question at the end is the last thing to go.
    """
    summary = plain(reply.notification, "summary")
    room = LIMITS["message"] - 2 * size(summary) - 1_000
    ends = [block for block in reply.blocks[-1:] if isinstance(block, Ask | Checklist)]
    above = reply.blocks[: len(reply.blocks) - len(ends)]
    asked = _drawn(ends, nonce, pictures)
    told = _drawn(above, nonce, pictures)
    if pictures and size([*told, *asked]) > room:
        told = _drawn(above, nonce, NO_PICTURES)
    entities = [entity for block in reply.blocks if isinstance(block, Contacts) for entity in mentions(block)]
    return Drawn(_card(_fitting(told, asked, room), summary, entities), summary)


def settled(answered: str) -> Json:
    """The card that stands where a question was: what was asked and chosen, and nothing left to press."""
    question, _, chosen = answered.partition("\n")
    return _card([words(question, "text", weight="Bolder"), words(chosen, "text", color="Good")], question)


def _card(body: list[Json], summary: str, entities: Sequence[Json] = ()) -> Json:
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "fallbackText": summary,
        "msteams": {"width": "Full"} | ({"entities": list(entities)} if entities else {}),
        "body": body,
    }


def _fitting(told: list[Json], asked: list[Json], room: int) -> list[Json]:
    """All elements, or as many of the first told as fit into `room` bytes, a line that says so, and what is asked."""
    if size([*told, *asked]) <= room:
        return [*told, *asked]
    if size(asked) > room // 2:
        told, asked = [*told, *asked], []
    room -= size(asked)
    kept: list[Json] = []
    for element in told:
        room -= size(element) + 2
        if room < 0:
            break
        kept.append(element)
    return [*kept, words(REST_CUT, "text", isSubtle=True), *asked]


def _drawn(blocks: Sequence[Block], nonce: str, pictures: PictureBytes) -> list[Json]:
    return [element for block in blocks for element in _draw(block, nonce, pictures)]


def _draw(block: Block, nonce: str, pictures: PictureBytes) -> list[Json]:
    match block:
        case Notice(text):
            return [words(text, "text")]
        case HeadlineBlock():
            return [_headline(block)]
        case Reasons(title, items):
            return [titled(title), *(_reason(reason) for reason in items)]
        case Steps(title, items):
            return [titled(title), *(line(f"{number}.", item) for number, item in enumerate(items, start=1))]
        case Points(title, items):
            return [titled(title), *(line("•", item) for item in items)]
        case Entries(title, items):
            return [*([titled(title)] if title else []), *(_entry(entry) for entry in items)]
        case Ask():
            return _ask(block, nonce)
        case Checklist():
            return _checklist(block, nonce)
        case Understood(title, facts):
            return [titled(title), *(_fact(fact, nonce) for fact in facts)]
        case Actions(items):
            return _rows([_say(item.label, item.says, nonce) for item in items])
        case Figures() | Table() | Chart() | Contacts():
            return numbers(block, pictures)
        case _:
            assert_never(block)


def _headline(headline: HeadlineBlock) -> Json:
    provisional = [words(headline.provisional, "text", italic=True)] if headline.provisional else []
    return {
        "type": "Container",
        "style": _STYLES.get(headline.fine_tuning, "emphasis"),
        "bleed": True,
        "items": [
            words(headline.title, "title", size="Large", weight="Bolder"),
            *([words(headline.text, "text")] if headline.text else []),
            *provisional,
        ],
    }


def _reason(reason: Reason) -> Json:
    basis = " · ".join(part for part in (reason.rule, *reason.sources) if part)
    return line("•", reason.because, *([{"text": f"\n{basis}", "isSubtle": True, "size": "Small"}] if basis else []))


def _entry(entry: Definition) -> Json:
    name = words(entry.name, "title", weight="Bolder")
    small = [words(entry.small, "text", isSubtle=True, size="Small") | {"spacing": "Small"}] if entry.small else []
    lines = [words(line, "text") | {"spacing": "Small"} for line in entry.lines]
    return {"type": "Container", "spacing": "Medium", "items": [name, *lines, *small]}


def _fact(fact: UnderstoodFact, nonce: str) -> Json:
    quote = {"text": f"\n“{fact.words}”", "isSubtle": True, "italic": True}
    told = line("✓", fact.says, *([quote] if fact.words else []))
    change = column([_row([_say("Change", fact.change, nonce)])], "auto", verticalContentAlignment="Center")
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
    asked = words(text, "text", weight="Bolder") | {"spacing": "Medium"}
    return [asked, *([words(why, "text", isSubtle=True) | {"spacing": "Small"}] if why else [])]


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
