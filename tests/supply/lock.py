"""Reads the files that `make lock` writes: exact versions, where they apply, and the hash of every file of theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.figures import ROOT

FOLDER = ROOT / "locks"
RUN, BUILD, DEV, FUZZ = (FOLDER / f"{name}.txt" for name in ("run", "build", "dev", "fuzz"))
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


@dataclass(frozen=True)
class Pin:
    """One version of a package, and how many of its files may be installed."""

    name: str
    version: str
    hashes: int


def pins(path: Path) -> dict[str, Pin]:
    """What a lock names, by normalised name. AssertionError for a line that is no exact version with its hashes."""
    found = {}
    for line in path.read_text().replace("\\\n", " ").splitlines():
        if not line.startswith("#"):
            wanted = Requirement(_HASH.sub("", line))
            [only] = wanted.specifier
            assert only.operator == "==", line
            name = canonicalize_name(wanted.name)
            found[name] = Pin(name, only.version, len(_HASH.findall(line)))
    return found
