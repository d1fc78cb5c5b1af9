"""Fuzzes one target in this process until libFuzzer ends it: `python -m tests.fuzz.run NAME FOLDER [OPTION ...]`.

Needs atheris. `tests.fuzz.__main__` starts it, and tells what came of it.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

import atheris

from tests.fuzz.target import Target

INSTRUMENTED = ["advisor", "bot"]


def main(name: str, folder: str, *options: str) -> None:
    """Fuzz the target with `folder` for its corpus, seeds and dictionary. Does not return."""
    with atheris.instrument_imports(include=INSTRUMENTED):
        from tests.fuzz import named

        found = named(name)
        with found.opened() as tried:
            # What is imported when it is first needed is instrumented as well.
            for seed in found.corpus():
                tried(seed)
    place = Path(folder)
    seeds, grown = _written(found, place / "seeds"), place / "corpus"
    grown.mkdir(parents=True, exist_ok=True)
    words = place / "words.txt"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in found.words))
    own = [f"-dict={words}", f"-max_len={found.longest}", "-print_final_stats=1", *options, str(grown), str(seeds)]
    with found.opened() as tried:
        atheris.Setup([sys.argv[0], *own], tried, custom_mutator=_mutator(found))
        atheris.Fuzz()


def _mutator(found: Target) -> object:
    def mutated(data: bytes, most: int, seed: int) -> bytes:
        return found.mutated(data, most, seed, atheris.Mutate)

    return mutated


def _written(found: Target, place: Path) -> Path:
    # Some seeds tell the time, and those of earlier runs are not wanted.
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for seed in found.corpus():
        (place / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    return place


def _escaped(word: str) -> str:
    """The word as libFuzzer's dictionaries spell it: printable ASCII as it is, every other byte in hexadecimal."""
    data = word.encode("utf-8", "replace")
    return "".join(chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}" for byte in data)


if __name__ == "__main__":
    main(*sys.argv[1:])
