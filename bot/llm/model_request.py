"""What is asked of a model, and what comes back: the answer, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from pydantic import BaseModel

T = TypeVar("T", bound=BaseModel)


class Why(StrEnum):
    """Why there is no answer. None of these is an error to the caller: each has its fallback."""

    REFUSED = "refused"
    """The model declined, as it may on machine-learning topics."""
    TOO_SLOW = "too_slow"
    """The deadline passed, whatever the reason."""
    UNAVAILABLE = "unavailable"
    """It cannot be reached, is overloaded, or its answer broke off."""
    MISCONFIGURED = "misconfigured"
    """It says that our key, model name or request is wrong: somebody has to look at the settings."""
    UNREADABLE = "unreadable"
    """What came is not the JSON that was asked for."""
    TRUNCATED = "truncated"
    """The answer was longer than `max_tokens`."""
    SPENT = "spent"
    """The tenant's budget of the day is spent."""


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer. `detail` is for the log: what happened, with nothing of what the user or the model wrote."""

    why: Why
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """One question to a model.

    `system` is the stable part, the same for every call of its kind, and is cached; `message` is what changes.
    `max_tokens` bounds the answer, `deadline` (seconds) everything, and `tenant` pays.
    `prompt` is the id of the prompt it was made from (`Prompt.id`), for the record. `thinking` is how the model may
    think first ("disabled", "adaptive"); empty leaves it to the model.
    """

    system: str
    message: str
    max_tokens: int
    deadline: float
    tenant: str
    prompt: str
    thinking: str = ""


class Model(Protocol):
    """A model that answers in a given shape."""

    @property
    def name(self) -> str:
        """The model's name, for people and for records."""

    async def ask(self, request: ModelRequest, want: type[T]) -> T | Failure:
        """The answer as a `want`, or why there is none. Never raises, and ends `request.deadline` seconds from now at
        the latest, but for what the record of the costs takes."""
