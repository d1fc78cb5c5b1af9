"""What comes in: one message of one person in one thread, free of any platform."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A pressed button or ticked box: this slot has this band (`unsure` where "Not sure" was pressed)."""

    slot: str
    band: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a conversation is held, for its record: the front's name, the team, and the channel that members can read.

    Team and channel are empty in direct messages and in every other conversation that is not a channel's.
    """

    platform: str = ""
    team: str = ""
    channel: str = ""


NOWHERE = Origin()


@dataclass(frozen=True, slots=True)
class Message:
    """One message as the conversation sees it.

    `thread` names the session within its tenant, `id` is the platform's own id of the message (the dedupe key).
    A command word is plain `text`; pressed choices need no text. `quick` asks for a verdict at once. `private`: nobody
    but `user` reads the answer. `numbered`: the front shows choices with numbers, so that a number may name one. `at`:
    when it was said, in seconds since 1970 by the platform's clock; 0 where that does not tell.
    """

    tenant: str
    thread: str
    id: str
    user: str
    text: str = ""
    choices: tuple[Choice, ...] = ()
    quick: bool = False
    origin: Origin = NOWHERE
    private: bool = False
    numbered: bool = False
    at: float = 0.0
