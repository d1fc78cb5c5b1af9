"""What a model may say of a message, as a schema and as the end of a prompt: made from the core's own tables."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import BaseModel, Field

from advisor.glossary import BY_TERM
from advisor.interpret.heard import Intent
from advisor.slots import SLOTS, Slot
from advisor.verdict import Approach

ON_PLAIN_WORDS_ONLY = frozenset(
    {
        Intent.CHANGE,
        Intent.SHARE,
        Intent.START_OVER,
        Intent.SAME_MATTER,
        Intent.FORGET,
        Intent.HELPED,
        Intent.NOT_HELPED,
        Intent.EMPTY,
        Intent.WHAT_IF,
    }
)
"""What cannot be taken back, shows something to others or is counted is never done because a model says so; and what is
supposed is told by its first words."""
_MEANINGS = {
    Intent.TELL: "tells, answers or corrects something, or asks whether to fine-tune",
    Intent.UNSURE: "does not know the answer to the open question",
    Intent.OTHERWISE: "says no to what is to be confirmed, without saying what it is instead",
    Intent.WHY: "asks why this verdict, or why this question",
    Intent.UNDERSTOOD: "asks what is known so far, or where the talk stands",
    Intent.CHANGES: "asks what would change the verdict, or make it a yes",
    Intent.COST: "asks what it would cost, whether a price is fair, or who would do the work; of another approach: "
    "`about` names it",
    Intent.TERM: "asks what a term means: `about` names it",
    Intent.COMPARE: "asks which approaches there are, or how they compare",
    Intent.ALTERNATIVE: "asks whether another approach would not do: `about` names it, nothing for any cheaper one",
    Intent.NEXT_STEPS: "asks what to do now, or how to start",
    Intent.RISKS: "asks what can go wrong",
    Intent.VENDOR: "asks what to ask somebody who sells fine-tuning",
    Intent.PROVIDERS: "asks who sells fine-tuning",
    Intent.OWN_DATA: "asks whether what they have can be trained on, or is good enough for it",
    Intent.REACHABLE: "asks whether it will work, or whether a goal can be reached",
    Intent.TASK_CHANGES: "asks what happens when their own task, categories, fields or documents change",
    Intent.PRIVACY: "asks whether their data may go to such a service: privacy, law, country, a named product",
    Intent.BRIEF: "wants a few lines to pass on to somebody else",
    Intent.VERDICT: "wants the verdict now, on what is known",
    Intent.NEW_MATTER: "turns to another project: note the facts of that one",
    Intent.COMPLAINT: "complains of being misunderstood or asked again",
    Intent.HESITATION: "needs time, or only hums",
    Intent.AGREE: "only agrees",
    Intent.THANKS: "only thanks or greets",
    Intent.FAREWELL: "takes leave",
    Intent.CHOICES: "wants to see the open question and its choices again",
    Intent.HELP: "asks what this advisor can do or how to use it",
    Intent.OFF_TOPIC: "wants something that has nothing to do with adapting or using a language model",
}
INTENTS = tuple(intent for intent in Intent if intent not in ON_PLAIN_WORDS_ONLY)
_FACTS = [f"{slot.id}={band.id}" for slot in SLOTS for band in slot.bands]
_ABOUT = ["", *BY_TERM]
_APPROACHES = ["", *(approach.value for approach in Approach)]


class ModelClaim(BaseModel):
    """One fact that a model says it read. The enumerations bind the model; what comes is checked all the same."""

    quote: str
    fact: Annotated[str, Field(json_schema_extra={"enum": list(_FACTS)})]
    plainly: bool


_Intent = Annotated[str, Field(json_schema_extra={"enum": [intent.value for intent in INTENTS]})]
_About = Annotated[str, Field(json_schema_extra={"enum": list(_ABOUT)})]


class Asks(BaseModel):
    """One thing that the sender wants besides."""

    intent: _Intent
    about: _About


class ModelReading(BaseModel):
    """What a model makes of a message: the facts first, as what is wanted follows from them."""

    facts: list[ModelClaim]
    intent: _Intent
    about: _About
    also: list[Asks] = Field(default_factory=list)
    expected: Annotated[str, Field(json_schema_extra={"enum": list(_APPROACHES)})]


def meaning(intent: Intent) -> str:
    """What an intent is: what its sender does."""
    return _MEANINGS[intent]


@cache
def vocabulary() -> str:
    """Every slot with its bands, every intent, term and approach, as the end of a prompt's stable part."""
    slots = "\n".join(_slot(slot) for slot in SLOTS)
    intents = "\n".join(f"- {intent.value}: the sender {meaning(intent)}" for intent in INTENTS)
    approaches = ", ".join(approach.value for approach in Approach)
    return (
        f"## Facts\n\n{slots}\n\n## Intents\n\n{intents}\n\n## Terms\n\n{', '.join(BY_TERM)}\n\n"
        f"## Approaches\n\n{approaches}"
    )


def _slot(slot: Slot) -> str:
    number = f" (a number of {slot.unit})" if slot.numeric else ""
    bands = "\n".join(f"  - {slot.id}={band.id}: {band.label} ({band.says})" for band in slot.bands)
    return f"- {slot.id}, {slot.name}{number}\n{bands}"
