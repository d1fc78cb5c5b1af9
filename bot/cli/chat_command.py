"""`advisor chat`: the conversation in this terminal, until Ctrl-C or the end of the input."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from logging import ERROR
from types import FrameType

from bot.app import logging
from bot.app.local import terminal
from bot.settings.settings import Settings
from bot.terminal.chat import GOODBYE, chat
from bot.terminal.screen import Screen
from bot.terminal.user import local_user

_LEAVING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(settings: Settings) -> None:
    """Hold the conversation; every way of leaving it is a goodbye. Raises DataError and StoreUnavailable."""
    logging.configure(level=ERROR)
    screen = Screen.standard()
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(_hold(screen, settings))
    for number in _LEAVING:
        signal.signal(number, signal.SIG_IGN)
    screen.say(GOODBYE)


async def _hold(screen: Screen, settings: Settings) -> None:
    _leave_by_signal(screen)
    user = local_user()
    async with terminal(settings, user=user, show=screen.show, working=screen.working) as conversation:
        await chat(conversation, screen, user=user)


def _leave_by_signal(screen: Screen) -> None:
    """Make Ctrl-C, a closed window and a polite kill end the conversation, whatever it is doing just then."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()

    def leave(number: int, frame: FrameType | None) -> None:
        # Only an exception ends a read; anywhere else it would tear the loop's own work, so there we cancel.
        screen.leave()
        if task and not loop.is_closed():
            loop.call_soon_threadsafe(task.cancel)

    for number in _LEAVING:
        signal.signal(number, leave)
