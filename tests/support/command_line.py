"""The real `advisor` command, run in a home of its own, as a person or a pipe runs it."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sysconfig
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.house.figures import ROOT
from tests.support.waiting import PATIENCE

ADVISOR = str(Path(sysconfig.get_path("scripts")) / "advisor")


@dataclass(frozen=True)
class Home:
    """A folder that serves as home, working and data folder."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """The environment of a person who has set nothing but what `settings` says."""
        # The sources beside these tests, wherever the command was installed from.
        sources = {"PYTHONPATH": str(ROOT)}
        own = {"HOME": str(self.folder), "ADVISOR_DATA_DIR": str(self.folder / "data"), "LANG": "C.UTF-8"}
        return {"PATH": os.environ["PATH"], "USER": "kim", "LOGNAME": "kim", **sources, **own, **self.settings}

    def run(self, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
        """Run `advisor` with `words`, and `said` on its standard input, to its end."""
        return subprocess.run(
            [ADVISOR, *words],
            input=said,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            cwd=self.folder,
            env=self.environment(),
        )

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start `advisor` with pipes on both sides."""
        return subprocess.Popen(
            [ADVISOR, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=self.environment(),
        )


class Window:
    """A terminal window with `advisor` in it: what is typed goes in by the keyboard's side of a pty."""

    def __init__(self, home: Home, *words: str) -> None:
        self._master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [ADVISOR, *words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_take_the_terminal,
            cwd=home.folder,
            env={**home.environment(), "TERM": "xterm"},
        )
        os.close(slave)
        self.shown = ""

    def type(self, keys: str) -> None:
        """Press these keys."""
        os.write(self._master, keys.encode())

    def wait_for(self, text: str, *, times: int = 1) -> str:
        """Read until `text` was shown so many times; what was shown up to then."""
        deadline = time.monotonic() + PATIENCE
        while self.shown.count(text) < times and self._read(deadline):
            pass
        assert self.shown.count(text) >= times, f"{text!r} was not shown {times} times, only: {self.shown}"
        return self.shown

    def press_ctrl_c(self) -> None:
        """Press Ctrl-C, and again after a while if nothing comes of it: one between prompt and read can go unseen.

        Each press makes the terminal drop what it has not shown yet, so a hasty one could swallow the goodbye.
        """
        deadline = time.monotonic() + PATIENCE
        while "Goodbye" not in self.shown and time.monotonic() < deadline:
            self.type("\x03")
            patience = time.monotonic() + 4
            while "Goodbye" not in self.shown and time.monotonic() < patience and self._read(patience):
                pass

    def end(self) -> int:
        """Read to the end; the exit code."""
        deadline = time.monotonic() + PATIENCE
        while self._read(deadline):
            pass
        os.close(self._master)
        return self.process.wait(PATIENCE)

    def _read(self, deadline: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], max(0, deadline - time.monotonic()))
        try:
            data = os.read(self._master, 65536) if ready else b""
        except OSError:
            data = b""  # the other side is closed
        self.shown += data.decode(errors="replace")
        return bool(data)


def _take_the_terminal() -> None:
    """Make the pty the controlling terminal, so that Ctrl-C becomes a signal as it does in a window."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def read_until(process: subprocess.Popen[bytes], text: str) -> str:
    """What the process prints on standard output until `text` is among it."""
    assert process.stdout
    shown, deadline = b"", time.monotonic() + PATIENCE
    while text.encode() not in shown:
        ready, _, _ = select.select([process.stdout], [], [], max(0, deadline - time.monotonic()))
        data = os.read(process.stdout.fileno(), 65536) if ready else b""
        assert data, f"{text!r} was not shown, only: {shown.decode()}"
        shown += data
    return shown.decode()
