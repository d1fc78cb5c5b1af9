"""The one place that reads the keyboard and writes to the screen."""

from __future__ import annotations

import asyncio
import importlib
import os
import shutil
import sys
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from io import TextIOWrapper
from typing import Any, TextIO

from advisor.reply import Reply
from bot.terminal.clean import clean
from bot.terminal.render import render

PROMPT = "> "
WORKING = "\r  reading…"
ERASE_LINE = "\r\x1b[K"


class Screen:
    """A terminal, or a pipe in its place: lines in, replies out. `in_use` says whether any reply was shown yet."""

    def __init__(self, stdin: TextIO, stdout: TextIO, environment: Mapping[str, str]) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._at_keyboard = stdin.isatty() and stdout.isatty()
        self._colour = stdout.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
        self.in_use = False
        self._reading = False
        self._left = False
        self._working = False
        if self._at_keyboard:
            # Importing it is what gives input() line editing and a history; some systems have none.
            with suppress(ImportError):
                importlib.import_module("readline")

    @classmethod
    def standard(cls) -> Screen:
        """The standard streams of this process; bytes that are no text are replaced, never fatal."""
        for stream in (sys.stdin, sys.stdout):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        return cls(sys.stdin, sys.stdout, os.environ)

    def show(self, reply: Reply) -> None:
        """Print `reply`."""
        self.in_use = True
        self._print(f"\n{render(reply, width=shutil.get_terminal_size().columns, colour=self._colour)}\n")

    def say(self, text: str) -> None:
        """Print a line of our own."""
        self._print(f"{text}\n")

    def echo(self, line: str) -> None:
        """Print a line that was said but not typed here, so that a transcript reads as a conversation."""
        self._print(f"{PROMPT}{clean(line)}\n")

    def read(self) -> str | None:
        """The next line, or None at the end of the input and for Ctrl-C."""
        try:
            self._reading = True
            if self._left:
                return None
            return input(PROMPT) if self._at_keyboard else self._piped()
        except (EOFError, KeyboardInterrupt):
            self.say("")
            return None
        finally:
            self._reading = False

    async def unless_typing(self, work: Coroutine[Any, Any, None]) -> None:
        """Let `work` go on until it is done, or until the person at the keyboard has typed a line."""
        task = asyncio.create_task(work)
        typed = asyncio.Event()
        loop = asyncio.get_running_loop()
        try:
            if self._at_keyboard:
                # Not every loop can watch a keyboard; then the person waits.
                with suppress(NotImplementedError):
                    loop.add_reader(self._stdin.fileno(), typed.set)
            typing = asyncio.create_task(typed.wait())
            await asyncio.wait([task, typing], return_when=asyncio.FIRST_COMPLETED)
            typing.cancel()
        finally:
            task.cancel()
            if self._at_keyboard:
                with suppress(NotImplementedError):
                    loop.remove_reader(self._stdin.fileno())

    def leave(self) -> None:
        """Let no more be read. For signal handlers: it raises KeyboardInterrupt where `read` waits, to end that too."""
        self._left = True
        if self._reading:
            raise KeyboardInterrupt

    def _piped(self) -> str | None:
        line = self._stdin.readline()
        if not line:
            return None
        self.echo(line.rstrip("\r\n"))
        return line.rstrip("\r\n")

    def working(self) -> None:
        """Show that the line is being read; it goes with what is printed next. A pipe is shown nothing."""
        if self._at_keyboard:
            self._stdout.write(WORKING)
            self._stdout.flush()
            self._working = True

    def _print(self, text: str) -> None:
        if self._working:
            self._stdout.write(ERASE_LINE)
            self._working = False
        self._stdout.write(text)
        self._stdout.flush()
