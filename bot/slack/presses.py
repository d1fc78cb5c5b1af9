"""A pressed button as a message, and the pressed message as it is to look from now on."""

from __future__ import annotations

import html
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from advisor.facts import UNSURE
from advisor.message import Choice, Message
from bot.bounds import Json
from bot.inbox.items import ReturnAddress
from bot.slack.answered import MessageContent, alone, chosen, is_question, settled, spent
from bot.slack.button_value import ANSWER, CHECKED, SAY, Carried, carried, choices
from bot.slack.limits import escaped
from bot.slack.parse import PLATFORM, SlackMessage, is_direct, origin_of, seconds, thread_of

_Id = Annotated[str, Field(pattern=r"^[A-Z0-9]{2,40}$")]


class _Named(BaseModel):
    id: _Id
    team_id: str = ""


class _Container(BaseModel):
    channel_id: _Id
    message_ts: str = Field(min_length=1, max_length=40)
    thread_ts: str = ""
    is_ephemeral: bool = False


class _Text(BaseModel):
    text: str = ""


class _Option(BaseModel):
    value: str = ""
    text: _Text = _Text()


class _Action(BaseModel):
    type: str
    action_id: str
    block_id: str
    value: str = ""
    text: _Text = _Text()
    action_ts: str = ""


class _Element(BaseModel):
    selected_options: list[_Option] = []


class _State(BaseModel):
    values: dict[str, dict[str, _Element]] = {}


class _Shown(BaseModel):
    text: str = ""
    blocks: list[Json] = []


class _Press(BaseModel):
    user: _Named
    team: _Named | None = None
    container: _Container
    actions: list[_Action] = Field(min_length=1)
    message: _Shown = _Shown()
    state: _State = _State()
    response_url: str = ""

    @property
    def action(self) -> _Action:
        """The button; Slack sends one press a payload."""
        return self.actions[0]

    @property
    def tenant(self) -> str:
        """The workspace."""
        return self.team.id if self.team else self.user.team_id

    def ticked(self) -> list[_Option]:
        """The boxes that were ticked in the pressed button's row."""
        row = self.state.values.get(self.action.block_id, {})
        return [option for element in row.values() for option in element.selected_options]


def parse_press(payload: dict[str, Any]) -> SlackMessage | None:
    """What a `block_actions` payload says; None for a tick box, and for what is no button of ours.

    The id is the pressed message and the question, or the words: however often it is pressed, it counts once.
    """
    try:
        press = _Press.model_validate(payload)
    except ValidationError:
        return None
    kind = press.action.action_id.partition(":")[0]
    bears = carried(press.action.value)
    if not press.tenant or press.action.type != "button" or not _belongs(bears, press.container):
        return None
    says = {ANSWER: ("", choices(bears.says)), CHECKED: ("", _checked(bears, press)), SAY: (bears.says, ())}
    text, picked = says.get(kind, ("", ()))
    if not text and not picked:
        return None
    return SlackMessage(_message(press, bears, text, picked), _address(press, bears))


def _belongs(bears: Carried, container: _Container) -> bool:
    """Whether what the button carries fits where it was pressed: only private messages carry their session."""
    return bears.session.startswith(f"{container.channel_id}:") if container.is_ephemeral else not bears.session


def _checked(bears: Carried, press: _Press) -> tuple[Choice, ...]:
    """A box left empty says what the button carries for its slot; a ticked one says its own."""
    empty = {choice.slot: choice for choice in choices(bears.says)}
    ticks = (choice for option in press.ticked() for choice in choices(option.value))
    return tuple((empty | {choice.slot: choice for choice in ticks if choice.slot in empty}).values())


def _message(press: _Press, bears: Carried, text: str, picked: tuple[Choice, ...]) -> Message:
    at = press.container
    asked = f"{SAY}:{text}" if text else press.action.block_id
    return Message(
        tenant=press.tenant,
        thread=bears.session or thread_of(at.channel_id, _thread_ts(at)),
        id=f"{at.channel_id}:{at.message_ts}:{asked}",
        user=press.user.id,
        text=text,
        choices=picked,
        origin=origin_of(at.channel_id),
        private=bool(bears.session) or is_direct(at.channel_id),
        at=seconds(press.action.action_ts),
    )


def _address(press: _Press, bears: Carried) -> ReturnAddress:
    at = press.container
    return ReturnAddress(
        PLATFORM,
        team=press.tenant,
        channel=at.channel_id,
        thread=at.thread_ts if bears.session else _thread_ts(at),
        pressed=at.message_ts,
        answered=_answered(press, bears),
        user=press.user.id,
        private=bears.session,
        url=press.response_url if bears.session else "",
    )


def _thread_ts(at: _Container) -> str:
    return at.thread_ts or ("" if is_direct(at.channel_id) else at.message_ts)


def _answered(press: _Press, bears: Carried) -> str:
    """The pressed message's new look, or nothing where it stays as it is."""
    action, blocks = press.action, press.message.blocks
    if not is_question(action.block_id):
        blocks = spent(blocks, action.action_id)
    elif blocks:
        blocks = settled(blocks, action.block_id, _chosen(press))
    else:
        blocks = alone(bears.about or html.unescape(press.message.text), _chosen(press))
    return MessageContent(blocks, press.message.text or escaped(bears.about)).dump() if blocks else ""


def _chosen(press: _Press) -> str:
    by_ticks = press.action.action_id.startswith(f"{CHECKED}:")
    unsure = press.action.action_id.endswith(f":{UNSURE}")
    pressed = [] if by_ticks and not unsure else [press.action.text.text]
    labels = [*(option.text.text for option in press.ticked() if by_ticks), *pressed]
    return chosen(press.user.id, [html.unescape(label) for label in labels])
