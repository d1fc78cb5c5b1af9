"""Fuzzes the targets one after the other, and tells what was found: `python -m tests.fuzz [NAME ...] [--seconds N]`.

`python -m tests.fuzz NAME --input FILE` tries one input, which needs no atheris. Ends with 1 where anything broke.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import traceback
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz import MODULES, named

ROOT = Path(__file__).resolve().parent.parent.parent
PLACE = ROOT / ".fuzz"
"""Where corpora grow, which nobody keeps, and what was found lies until somebody looks at it."""
PROGRAM = (sys.executable, "-m", "tests.fuzz.run")
SECONDS = 60
HANGS = 300
"""Seconds after which an input is taken to hang, on the busiest machine."""
MEGABYTES = 4_096
START = 600
"""Seconds in which the seeds are tried once, there too."""
NOT_FUZZED = (
    "NOT FUZZED: atheris is not installed; it has wheels for Linux on x86-64 and CPython 3.11 to 3.13. "
    "The tests try every target on its seeds all the same.\n"
)
_FIGURES = re.compile(r"^#(\d+)\s.*?cov: (\d+) ft: (\d+) corp: (\S+)", re.MULTILINE)
SHOWN = 40
"""The last lines of a log that say what broke."""


def main(words: Sequence[str], *, able: bool) -> int:
    """Do what the command's words ask for, as far as atheris makes us `able` to; the exit code."""
    told = _parser().parse_args(words)
    if told.input:
        return tried(told.names[0], told.input)
    if not able:
        sys.stdout.write(NOT_FUZZED)
        return 0
    return int(any([fuzzed(name, told.seconds) for name in told.names or MODULES]))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz what strangers can send.")
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *MODULES], help=", ".join(MODULES))
    parser.add_argument("--seconds", type=int, default=SECONDS, help=f"for each target ({SECONDS})")
    parser.add_argument("--input", type=Path, help="try what this file holds, and nothing else")
    return parser


def tried(name: str, path: Path) -> int:
    """Try one input with the target: 1, with the traceback, where it breaks something."""
    with named(name).opened() as do:
        try:
            do(path.read_bytes())
        except Exception:
            traceback.print_exc()
            return 1
    sys.stdout.write(f"{name}: {path} breaks nothing\n")
    return 0


def fuzzed(name: str, seconds: int, place: Path = PLACE, program: Sequence[str] = PROGRAM) -> bool:
    """Fuzz the target in a process of its own, and tell; whether anything broke."""
    place, found = place / name, place / name / "found"
    found.mkdir(parents=True, exist_ok=True)
    before = set(found.iterdir())
    bounds = [f"-max_total_time={seconds}", f"-timeout={HANGS}", f"-rss_limit_mb={MEGABYTES}"]
    log = place / "log.txt"
    command = [*program, name, str(place), *bounds, f"-artifact_prefix={found}/"]
    code = _run(command, log, seconds + HANGS + START)
    text = log.read_text(errors="replace")
    sys.stdout.write(figures(name, text))
    if code == 0:
        return False
    sys.stdout.write(f"{name}: BROKEN ({code})\n" + "".join(f"  {line}\n" for line in text.splitlines()[-SHOWN:]))
    for path in sorted(set(found.iterdir()) - before):
        sys.stdout.write(reproduction(name, path))
    sys.stdout.flush()
    return True


def _run(command: Sequence[str], log: Path, seconds: float) -> int | None:
    """The exit code of the process that fuzzes; None where it had to be killed."""
    with log.open("wb") as out:
        try:
            return subprocess.run(command, cwd=ROOT, stdout=out, stderr=out, timeout=seconds).returncode
        except subprocess.TimeoutExpired:
            return None


def figures(name: str, log: str) -> str:
    """How much was tried and reached, as the log tells."""
    last = next(reversed(_FIGURES.findall(log)), None)
    if last is None:
        return f"{name}: it did not come to anything\n"
    number, edges, features, corpus = last
    return f"{name}: {int(number):,} inputs tried, {edges} edges and {features} features reached, corpus {corpus}\n"


def reproduction(name: str, path: Path) -> str:
    """What broke it, and how to see that again."""
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    again = f"python -m tests.fuzz {name} --input {shown}"
    return f"{name}: the input is {path.read_bytes()[:2_000]!r}\n{name}: to see it again: {again}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], able=find_spec("atheris") is not None))
