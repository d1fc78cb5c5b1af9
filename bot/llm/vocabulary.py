"""The slots and intents as a prompt and as a schema, made from the core's own tables: a new slot arrives by itself."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import BaseModel, Field

from advisor.heard import Intent
from advisor.slots import SLOTS, Slot

ON_PLAIN_WORDS_ONLY = frozenset(
    {
        Intent.CHANGE,
        Intent.SHARE,
        Intent.START_OVER,
        Intent.FORGET,
        Intent.HELPED,
        Intent.NOT_HELPED,
        Intent.EMPTY,
    }
)
"""What cannot be taken back, shows something to others or is counted is never done because a model says so."""
_MEANINGS = {
    Intent.TELL: "tells or corrects facts, or asks whether to fine-tune",
    Intent.UNSURE: "does not know the answer to the open question",
    Intent.WHY: "asks why this verdict, or why this question",
    Intent.UNDERSTOOD: "asks what is known so far",
    Intent.WHAT_IF: "asks what the verdict would be if something were so: then the facts are the supposed ones",
    Intent.CHANGES: "asks what would change the verdict",
    Intent.THANKS: "only thanks or greets",
    Intent.FAREWELL: "takes leave",
    Intent.CHOICES: "wants to see the open question and its choices again",
    Intent.HELP: "asks what this advisor can do or how to use it",
    Intent.OFF_TOPIC: "wants something that has nothing to do with adapting or using a language model",
}
"""Those that their name alone would not tell."""


def meaning(intent: Intent) -> str:
    """What an intent is: what its sender does."""
    return _MEANINGS.get(intent) or f"asks about: {intent.value.replace('_', ' ')}"


INTENTS = tuple(intent for intent in Intent if intent not in ON_PLAIN_WORDS_ONLY)
_SLOTS = sorted(slot.id for slot in SLOTS)
_BANDS = sorted({band.id for slot in SLOTS for band in slot.bands})


class Claim(BaseModel):
    """One fact that a model says it read. The enumerations bind the model; what comes is checked all the same."""

    slot: Annotated[str, Field(json_schema_extra={"enum": list(_SLOTS)})]
    band: Annotated[str, Field(json_schema_extra={"enum": list(_BANDS)})]
    quote: str


class Reading(BaseModel):
    """What a model makes of a message."""

    intent: Annotated[str, Field(json_schema_extra={"enum": [intent.value for intent in INTENTS]})]
    facts: list[Claim]


@cache
def vocabulary() -> str:
    """Every slot with its bands, and every intent, as the end of a prompt's stable part."""
    slots = "\n".join(_slot(slot) for slot in SLOTS)
    intents = "\n".join(f"- {intent.value}: the sender {meaning(intent)}" for intent in INTENTS)
    return f"## Slots and their bands\n\n{slots}\n\n## Intents\n\n{intents}"


def _slot(slot: Slot) -> str:
    number = f" (a number of {slot.unit})" if slot.numeric else ""
    bands = "; ".join(f"`{band.id}` {band.label} ({band.says})" for band in slot.bands)
    return f"- {slot.id}, {slot.name}{number}: {bands}"
