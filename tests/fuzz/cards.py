"""What comes back from a card: a pressed button's payload or data, whatever it says, and the turn that it leads to.

An input is a byte, for the kind of press and how the thread stands, and JSON: the whole payload of a press in Slack, or
the data of an action in Teams.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from pydantic_core import from_json

from bot.slack.answered import look
from bot.slack.parse import SlackMessage as SaidInSlack
from bot.slack.presses import parse_press
from bot.teams.limits import LIMITS, size
from bot.teams.parse import TeamsMessage as SaidInTeams
from bot.teams.parse import parse
from bot.teams.render import settled
from tests.fuzz import slack_door, teams_door
from tests.fuzz.mutation import dumped, json_changed, mutate
from tests.fuzz.quiet import quiet
from tests.fuzz.reader import Led
from tests.fuzz.target import LONGEST_TALK, Plain, Target, Try, demand, timely
from tests.fuzz.turns import OPENINGS, Turns, accepted
from tests.support.teams_http import TENANT, executed, submitted

KINDS = 3
SLACK, SUBMIT, EXECUTE = range(KINDS)


@contextmanager
def opened() -> Iterator[Try]:
    """What presses a button with an input."""
    with quiet(), asyncio.Runner() as runner:
        run = runner.get_loop().run_until_complete
        yield timely(lambda data: run(_pressed(data)))


async def _pressed(data: bytes) -> None:
    mood = data[0] if data else 0
    try:
        told = from_json(data[1:], allow_inf_nan=False)
    except ValueError:
        # The guards let nothing else come so far.
        return
    said = _in_slack(told) if mood % KINDS == SLACK else _in_teams(told, execute=mood % KINDS == EXECUTE)
    if said is None:
        return
    accepted(said.message, said.address)
    turns = Turns(Led(), OPENINGS[mood // KINDS % len(OPENINGS)])
    await turns.take(said.message)
    # Pressed again, as an impatient person does.
    await turns.take(replace(said.message, id="again"))


def _in_slack(payload: object) -> SaidInSlack | None:
    """What the press says; the pressed message's new look can be read again."""
    if not isinstance(payload, dict):
        return None
    said = parse_press(payload)
    if said and said.address.answered:
        demand(look(said.address.answered).dump() == said.address.answered, "the new look comes back changed")
    demand(said is None or bool(said.message.text or said.message.choices), "a press says nothing")
    return said


def _in_teams(told: object, *, execute: bool) -> SaidInTeams | None:
    """What the press says; what then stands in the card's place is small enough."""
    said = parse(executed(told) if execute else submitted(told), tenant=TENANT)
    if said and said.address.answered:
        demand(size(settled(said.address.answered)) <= LIMITS["message"], "the settled card is too heavy for Teams")
    demand(execute or told is None or said is not None, "a press in a personal chat is not heard")
    return said


def seeds() -> Iterator[bytes]:
    """Every button that we post, pressed in several states of a thread."""
    for number, payload in enumerate(slack_door.pressed()):
        yield bytes([number * KINDS % 250 // KINDS * KINDS + SLACK]) + json.dumps(payload).encode()
    for number, data in enumerate(teams_door.pressed()):
        at = number * KINDS % 250 // KINDS * KINDS
        yield bytes([at + SUBMIT]) + json.dumps(data | {"tick1": "eval_set=20_plus"}).encode()
        yield bytes([at + EXECUTE]) + json.dumps(data).encode()


def _changed(data: bytes, chooser: random.Random) -> bytes:
    mood = bytes([chooser.randrange(256)]) if chooser.random() < 0.15 else data[:1] or b"\0"
    try:
        told = json.loads(data[1:])
    except (ValueError, RecursionError):
        told = {}
    return mood + dumped(json_changed(told, WORDS, chooser), chooser)


def mutated(data: bytes, most: int, seed: int, plain: Plain) -> bytes:
    """Another payload, or into another thread."""
    return mutate(data, most, seed, plain, _changed)


WORDS = (
    *slack_door.WORDS, *teams_door.WORDS, "recap=right", "task=otherwise", "gap=accuracy", "task=sort,gap=cost",
    "say:forget me", "forget me", "start over", "verdict", "change task", "what if", "answer:gap", "check:readiness",
    "checked:readiness:unsure",
)  # fmt: skip

TARGET = Target("cards", opened, seeds, mutated, WORDS, LONGEST_TALK)
