"""Breaks each safety line in a copy of the project, two at a time, and says whether the named test notices.

First the named tests have to pass in a copy where nothing is broken: a test that fails anyway would notice everything.
The working tree is only read. Ends with 1 unless every mutant was caught.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from tests.mutants import MUTANTS, ROOT, Mutant

AT_ONCE = 2
LONGEST_RUN = 150.0
"""Seconds for one test; a mutant that makes it hang is not caught, as nobody could say what was noticed."""
LONGEST = 1_500.0
"""Seconds for all of it; what was not begun by then is not caught."""
FOLDERS = ("advisor", "bot", "deploy", "prompts", "tests")
FILES = ("pyproject.toml", "Makefile", "README.md")
CAUGHT, ALIVE, UNCLEAR = "caught", "alive", "unclear"


def main(wanted: Sequence[str]) -> int:
    """Break the mutants of these ids, all of them if there are none; the exit code."""
    known = {mutant.id: mutant for mutant in MUTANTS}
    if unknown := [name for name in wanted if name not in known]:
        sys.stderr.write(f"There is no mutant called {', '.join(unknown)}. These are there: {', '.join(known)}\n")
        return 2
    chosen = [known[name] for name in wanted] or list(MUTANTS)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        sound = copied(ROOT, Path(folder) / "sound")
        if fault := unsound(sound, chosen):
            sys.stderr.write(f"Nothing is broken yet, and a named test fails all the same:\n{fault}\n")
            return 2
        return broken(chosen, sound)


def copied(source: Path, target: Path) -> Path:
    """A copy of what the tests need, at `target`."""
    ignored = shutil.ignore_patterns("node_modules", ".*")
    for name in FOLDERS:
        shutil.copytree(source / name, target / name, ignore=ignored)
    for name in FILES:
        shutil.copy2(source / name, target / name)
    return target


def unsound(sound: Path, chosen: Sequence[Mutant]) -> str:
    """What the named tests say where nothing is broken; nothing if they pass."""
    tests = sorted({mutant.test for mutant in chosen})
    code, told = tested(sound, "--numprocesses", str(AT_ONCE), *tests, seconds=LONGEST)
    return "" if code == 0 else told


def broken(chosen: Sequence[Mutant], sound: Path) -> int:
    """Break them one by one, each in a copy of its own, and tell; the exit code."""
    began = time.monotonic()
    results: Counter[str] = Counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        runs = {pool.submit(result, mutant, sound, began + LONGEST): mutant for mutant in chosen}
        for run in as_completed(runs):
            word, told, mutant = *run.result(), runs[run]
            results[word] += 1
            sys.stdout.write(f"{word:8} {mutant.id}\n" if word == CAUGHT else _report(word, mutant, told))
            sys.stdout.flush()
    counted = ", ".join(f"{results[word]} {word}" for word in (CAUGHT, ALIVE, UNCLEAR))
    sys.stdout.write(f"{len(chosen)} mutants: {counted} in {time.monotonic() - began:.0f}s\n")
    return int(results[CAUGHT] < len(chosen))


def result(mutant: Mutant, sound: Path, ends: float) -> tuple[str, str]:
    """Whether the mutant is caught, alive or neither, and what the test run said."""
    if time.monotonic() > ends:
        return UNCLEAR, "there was no time left"
    place = copied(sound, sound.parent / mutant.id)
    mutant.apply(place)
    code, told = tested(place, mutant.test, seconds=LONGEST_RUN)
    shutil.rmtree(place)
    if code == 0:
        return ALIVE, told
    # A server that did not start is an error and no failure, and a test that is not there is neither.
    failed = code == 1 and "\nFAILED " in told and "\nERROR " not in told
    return (CAUGHT if failed else UNCLEAR), told


def tested(place: Path, *words: str, seconds: float) -> tuple[int | None, str]:
    """The exit code of pytest in the copy, None if it had to be stopped, and what it said."""
    options = ("-x", "--tb=no", "-rfE", "-p", "no:cacheprovider")
    environment = os.environ | {"PYTHONPATH": str(place)}
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", *options, *words],
        cwd=place,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        told, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        # As by Ctrl-C, so that the stores that the tests started are stopped as well.
        process.send_signal(signal.SIGINT)
        told, _ = process.communicate()
        return None, told
    return process.returncode, told


def _report(word: str, mutant: Mutant, told: str) -> str:
    last = told.strip().splitlines()[-1:]
    return f"{word.upper():8} {mutant.id}  {mutant.file}: {mutant.why}\n         {mutant.test}: {' '.join(last)}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
