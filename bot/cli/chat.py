"""`advisor chat`: the conversation in this terminal, until Ctrl-C or the end of the input."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from logging import ERROR
from types import FrameType
from typing import NoReturn

from bot import logging
from bot.cli.user import local_user
from bot.settings import Settings
from bot.terminal.chat import GOODBYE, chat
from bot.terminal.screen import Screen
from bot.wiring import terminal


def run() -> None:
    """Hold the conversation; every way of leaving it is a goodbye. Raises SettingsError and StoreUnavailable."""
    # A closed window leaves as Ctrl-C does. The handlers are our own because asyncio's would let a read go on waiting.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    screen = Screen.standard()
    logging.configure(level=ERROR)
    with suppress(KeyboardInterrupt):
        asyncio.run(_hold(screen, Settings.read()))
    screen.say(GOODBYE)


async def _hold(screen: Screen, settings: Settings) -> None:
    user = local_user()
    async with terminal(settings, user=user, show=screen.show) as conversation:
        await chat(conversation, screen, user=user)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
