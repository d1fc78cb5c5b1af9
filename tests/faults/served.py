"""A served process whose answers count, and that does what a message asks of it: die, fail, hang, block, take long.

With workers, these do it.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path

from advisor.dialogue.session import Session
from advisor.message import Message
from advisor.ports import Outcome
from bot.app import logging
from bot.app.web import serve
from bot.settings.settings import Settings
from tests.support.fakes_inbox import CountingResponder

LONG = 9.0
"""Seconds that a slow turn takes: more than a lease."""
BESIDE = 1.0
"""Seconds that a turn takes beside which something else is to happen."""
BLOCKED = 1.0
FOR_EVER = 3_600.0
HANGING = Path("hanging")
"""Has a letter for each time that a process began to hang."""


class Obedient(CountingResponder):
    """Does what the last word of a message says before it answers."""

    async def respond(self, session: Session | None, message: Message) -> Outcome:
        """The next number, if it comes to that."""
        match message.text.rpartition(" ")[2]:
            case "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "once" if _first_time():
                os.kill(os.getpid(), signal.SIGKILL)
            case "fail":
                raise ValueError("a bug")
            case "hang":
                _note_hanging()
                await asyncio.Event().wait()
            case "block":
                time.sleep(BLOCKED)  # noqa: ASYNC251 - what a listener must not do is what is tried here
            case "stuck":
                time.sleep(FOR_EVER)  # noqa: ASYNC251 - the same, without an end
            case "beside":
                await asyncio.sleep(BESIDE)
            case "slow":
                await asyncio.sleep(LONG)
        return await super().respond(session, message)


def _note_hanging() -> None:
    with HANGING.open("a") as noted:
        noted.write(".")


def _first_time() -> bool:
    """Whether nobody died in this folder so far; from now on somebody did."""
    died = Path("died")
    first = not died.exists()
    died.touch()
    return first


if __name__ == "__main__":
    logging.configure()
    settings = Settings.read()
    respond = None if settings.workers else Obedient().respond
    asyncio.run(serve(settings, respond=respond, worker="tests.faults.worker"))
