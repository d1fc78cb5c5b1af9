"""A reply as Block Kit: pure, every block of the closed union, nothing that a text says can mention, link or format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from advisor.facts import UNSURE
from advisor.reply import (
    Action,
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
    Option,
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
from bot.slack.button_value import ANSWER, CHECK, CHECKED, SAY, Carried, pair, pairs
from bot.slack.elements import DIVIDER, actions, bold, button, context, dim, header, plain_text, section, sections
from bot.slack.limits import LIMITS, cut, cut_escaped, escaped, one_line
from bot.slack.numbers import PictureUrls, numbers

THE_REST = "… The rest did not fit into one message."
NOT_SURE = "Not sure of the rest"
NO_PICTURES: PictureUrls = {}


@dataclass(frozen=True, slots=True)
class SlackPost:
    """What Slack is given: the blocks, and the text for notifications and screen readers."""

    blocks: list[Json]
    text: str


def render(reply: Reply, session: str = "", pictures: PictureUrls = NO_PICTURES) -> SlackPost:
    """The reply for Slack; `session` names the private session that its buttons belong to, if it has one.

    A chart that is not among the `pictures` is drawn in characters. What exceeds a limit is cut, with "…" where it was.
    """
    blocks: list[Json] = []
    for block in reply.blocks:
        # What was heard, and what is asked, stand apart from what comes before.
        if blocks and isinstance(block, Understood | Ask | Checklist):
            blocks.append(DIVIDER)
        blocks += _draw(block, session, pictures)
    if len(blocks) > LIMITS["blocks"]:
        blocks = [*blocks[: LIMITS["blocks"] - 1], context(THE_REST)]
    return SlackPost(blocks, cut_escaped(reply.notification, "notification"))


def _draw(block: Block, session: str, pictures: PictureUrls) -> list[Json]:
    match block:
        case Notice(text):
            return [section(escaped(text))]
        case HeadlineBlock():
            return _headline(block)
        case Reasons(title, items):
            return sections(title, map(_reason, items))
        case Steps(title, items):
            return sections(title, (f"{number}. {escaped(item)}" for number, item in enumerate(items, start=1)))
        case Points(title, items):
            return sections(title, (f"•  {escaped(item)}" for item in items))
        case Entries(title, items):
            return [*([section(bold(title))] if title else []), *map(_entry, items)]
        case Ask():
            return _ask(block, session)
        case Checklist():
            return _checklist(block, session)
        case Understood(title, facts):
            return [section(bold(title)), *(_fact(fact, session) for fact in facts)]
        case Actions(items):
            return _go_on(items, session)
        case Figures() | Table() | Chart() | Contacts():
            return numbers(block, pictures)
        case _:
            assert_never(block)


def _headline(headline: HeadlineBlock) -> list[Json]:
    text = [section(escaped(headline.text))] if headline.text else []
    provisional = [context(escaped(headline.provisional))] if headline.provisional else []
    return [header(headline.title), *text, *provisional]


def _reason(reason: Reason) -> str:
    basis = " · ".join(part for part in (reason.rule, *reason.sources) if part)
    return f"•  {escaped(reason.because)}" + (f"\n      {dim(basis)}" if basis else "")


def _entry(entry: Definition) -> Json:
    return section("\n".join(part for part in (bold(entry.name), *map(escaped, entry.lines), dim(entry.small)) if part))


def _fact(fact: UnderstoodFact, session: str) -> Json:
    quote = dim(f"“{cut(one_line(fact.words), 'quote')}”") if fact.words else ""
    text = "  ".join(part for part in (f"✓ {escaped(fact.says)}", quote) if part)
    change = button(f"{SAY}:{fact.change}", "Change", Carried(fact.change, session).value)
    return section(text) | {"block_id": cut(f"{SAY}:{fact.change}", "id"), "accessory": change}


def _go_on(items: tuple[Action, ...], session: str) -> list[Json]:
    shown = [
        button(f"{SAY}:{item.says}", item.label, Carried(item.says, session).value)
        for item in items[: LIMITS["buttons"]]
    ]
    return [actions(SAY, shown)] if shown else []


def _ask(ask: Ask, session: str) -> list[Json]:
    options = sorted(ask.options, key=lambda option: option.band == UNSURE)[: LIMITS["buttons"]]
    buttons = [
        button(f"{ANSWER}:{pair(option)}", option.label, Carried(pair(option), session, ask.text).value)
        for option in options
    ]
    row = [actions(f"{ANSWER}:{ask.id}", buttons)] if buttons else []
    return [section(bold(ask.text)), *_why(ask.why), *_in_full(options), *row]


def _in_full(options: list[Option]) -> list[Json]:
    """The choices as a list, whose numbers can be typed, where a button may not show all of one."""
    if all(len(option.label) <= LIMITS["button_shown"] for option in options):
        return []
    return sections("", (f"{number}. {escaped(option.label)}" for number, option in enumerate(options, start=1)))


def _checklist(checklist: Checklist, session: str) -> list[Json]:
    """Ticks say yes; each button carries what the items left empty say: that they are missing, or that nobody knows."""
    items = checklist.items[: LIMITS["checkboxes"]]
    asked = [section(bold(checklist.text)), *_why(checklist.why)]
    if not items:
        return asked
    boxes = {
        "type": "checkboxes",
        "action_id": cut(f"{CHECK}:{checklist.id}", "id"),
        "options": [{"text": plain_text(item.label, "checkbox"), "value": pair(item.yes)} for item in items],
    }
    empty = Carried(pairs([item.no for item in items]), session, checklist.text)
    unknown = Carried(",".join(f"{item.no.slot}={UNSURE}" for item in items), session, checklist.text)
    done = button(f"{CHECKED}:{checklist.id}", "That's all", empty.value, primary=True)
    unsure = button(f"{CHECKED}:{checklist.id}:{UNSURE}", NOT_SURE, unknown.value)
    rest = [context(THE_REST)] if len(checklist.items) > len(items) else []
    return [*asked, actions(f"{CHECK}:{checklist.id}", [boxes, done, unsure]), *rest]


def _why(why: str) -> list[Json]:
    return [context(escaped(why))] if why else []
