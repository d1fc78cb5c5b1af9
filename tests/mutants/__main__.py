"""Breaks each safety line in a copy of the project, one a core at a time, and says whether the named test notices.

First the named tests have to pass in a copy where nothing is broken: a test that fails anyway would notice everything.
The working tree is only read. Ends with 1 unless every mutant was caught.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from queue import SimpleQueue

from tests.mutants import MUTANTS, ROOT, Mutant
from tests.mutants.forks import tested

AT_ONCE = min(os.cpu_count() or 2, 4)
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
    """What the named tests say where nothing is broken; nothing if they pass. Leaves their modules compiled."""
    tests = sorted({mutant.test for mutant in chosen})
    shares = [share for start in range(AT_ONCE) if (share := tests[start::AT_ONCE])]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(lambda share: tested(sound, share, seconds=LONGEST, keep=True), shares))
    return "\n".join(told for code, told in results if code != 0)


def broken(chosen: Sequence[Mutant], sound: Path) -> int:
    """Break them one by one and tell; the exit code."""
    began = time.monotonic()
    results: Counter[str] = Counter()
    places: SimpleQueue[Path] = SimpleQueue()
    for number in range(AT_ONCE):
        places.put(copied(sound, sound.parent / str(number)))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        runs = {pool.submit(result, mutant, sound, places, began + LONGEST): mutant for mutant in chosen}
        try:
            for run in as_completed(runs):
                word, told, mutant = *run.result(), runs[run]
                results[word] += 1
                sys.stdout.write(f"{word:8} {mutant.id}\n" if word == CAUGHT else _report(word, mutant, told))
                sys.stdout.flush()
        finally:
            # Whoever interrupts it does not want the rest.
            pool.shutdown(cancel_futures=True)
    counted = ", ".join(f"{results[word]} {word}" for word in (CAUGHT, ALIVE, UNCLEAR))
    sys.stdout.write(f"{len(chosen)} mutants: {counted} in {time.monotonic() - began:.0f}s\n")
    return int(results[CAUGHT] < len(chosen))


def result(mutant: Mutant, sound: Path, places: SimpleQueue[Path], ends: float) -> tuple[str, str]:
    """Whether the mutant is caught, alive or neither, and what the test run said."""
    if time.monotonic() > ends:
        return UNCLEAR, "there was no time left"
    place = places.get()
    mutant.apply(place)
    try:
        code, told = tested(place, [mutant.test], seconds=LONGEST_RUN, keep=False)
    finally:
        # With the time of its last change, by which Python knows that what it compiled before still holds.
        shutil.copy2(sound / mutant.file, place / mutant.file)
        places.put(place)
    if code == 0:
        return ALIVE, told
    # A server that did not start is an error and no failure, and a test that is not there is neither. What a failed
    # test leaves open may be an error besides: of the same test, as the run ends with the first that is not well.
    failed = code == 1 and "\nFAILED tests/" in told
    return (CAUGHT if failed else UNCLEAR), told


def _report(word: str, mutant: Mutant, told: str) -> str:
    last = told.strip().splitlines()[-1:]
    return f"{word.upper():8} {mutant.id}  {mutant.file}: {mutant.why}\n         {mutant.test}: {' '.join(last)}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
