"""What a button of a card carries, and what is believed of it when it comes back."""

from __future__ import annotations

from typing import Annotated, assert_never

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from advisor.message import Choice
from advisor.replies.question import ask
from advisor.reply import Ask, Checklist, Option
from advisor.slots.questions import question_for
from bot.teams.limits import LIMITS, cut

TICK = "tick"
"""How the ids of tick boxes begin."""
SEPARATOR = "="
NONE_OF_THESE = "None of these"

_Pair = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,64}=[a-z0-9_]{1,64}$")]


class Press(BaseModel):
    """A pressed button: the card's nonce, and either words that it says or bands that it chooses.

    `empty` are the bands of tick boxes left empty; each ticked box replaces its own.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    nonce: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8,32}$")]
    say: str = Field(default="", max_length=LIMITS["says"])
    choose: _Pair | None = None
    empty: tuple[_Pair, ...] = Field(default=(), max_length=LIMITS["ticks"])

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The bands that were chosen; of tick boxes, each slot's once."""
        given = [self.choose] if self.choose else [*self.empty, *self._ticks()]
        pairs = dict(pair.split(SEPARATOR) for pair in given)
        return tuple(Choice(slot, band) for slot, band in pairs.items())

    @property
    def id(self) -> str:
        """The same for every delivery of the same press, whatever new id Teams gives it."""
        return f"{self.nonce}:{self.say or self.choose or 'ticks'}"

    def _ticks(self) -> list[str]:
        slots = {pair.split(SEPARATOR)[0] for pair in self.empty}
        values = (value for name, value in (self.model_extra or {}).items() if name.startswith(TICK))
        return [value for value in values if isinstance(value, str) and _slot(value) in slots]


def _slot(value: str) -> str:
    slot, separator, band = value.partition(SEPARATOR)
    return slot if separator and SEPARATOR not in band else ""


def read(data: object) -> Press | None:
    """The press that a card's data tells of, or None if it is none of ours: anybody can send anything."""
    try:
        press = Press.model_validate(data)
    except ValidationError:
        return None
    return press if press.say or press.choices else None


def pair(option: Option) -> str:
    """An option as a button carries it."""
    return f"{option.slot}{SEPARATOR}{option.band}"


def answered(choices: tuple[Choice, ...]) -> str:
    """The question and what was chosen, in words of our own; empty where no question asks for these slots."""
    question = question_for(tuple(choice.slot for choice in choices))
    if question is None:
        return ""
    chosen = {(choice.slot, choice.band) for choice in choices}
    asked = ask(question)
    match asked:
        case Ask(text=text, options=options):
            labels = [option.label for option in options if (option.slot, option.band) in chosen]
        case Checklist(text=text, items=items):
            labels = [item.label for item in items if (item.yes.slot, item.yes.band) in chosen] or [NONE_OF_THESE]
        case _:
            assert_never(asked)
    return cut("\n".join([text, *(f"✓ {label}" for label in labels)]), "answered") if labels else ""
