"""What a newcomer meets: rooms and the arrows between them, names that mean two things, documents, one message's way.

`python -m tests.house.plan` prints the figures.
"""

from __future__ import annotations

import ast
import asyncio
import os
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import FrameType

from tests.house.figures import PACKAGES, ROOT
from tests.support.fakes_slack import RecordingSlack
from tests.support.slack_front import environment, served

DOCUMENTS = ("README.md", "ARCHITECTURE.md")
SMALL = 40
ROLES = frozenset({"app", "elements", "limits", "numbers", "parse", "ports", "render", "send"})
"""Modules that have the same name in several rooms, since each does the same there."""
MENTION = "<@UBOT> should we fine-tune a model to answer from our policies? We have 400 PDFs that change monthly."


@dataclass(frozen=True)
class Plan:
    """What the script prints. A room is a package of `advisor` or `bot`; an arrow, that one imports from another."""

    files: int
    median_file: float
    small_files: int
    rooms: int
    arrows: int
    classes_twice: tuple[str, ...]
    modules_twice: tuple[str, ...]
    words: Mapping[str, int]

    def lines(self) -> Iterator[str]:
        """The figures, one a line."""
        yield f"files                      {self.files:6}"
        yield f"lines of the median file   {self.median_file:6.0f}"
        yield f"files under {SMALL} lines       {self.small_files:6}"
        yield f"rooms                      {self.rooms:6}"
        yield f"arrows between rooms       {self.arrows:6}"
        yield f"types that mean two things {len(self.classes_twice):6}  {' '.join(self.classes_twice)}"
        yield f"modules that stand twice   {len(self.modules_twice):6}  {' '.join(self.modules_twice)}"
        for name, count in self.words.items():
            yield f"{f'words of {name}':26} {count:6}"


def plan(root: Path = ROOT) -> Plan:
    """The figures of the packages and documents under `root`."""
    paths = [path for package in PACKAGES for path in sorted((root / package).rglob("*.py"))]
    trees = {path.relative_to(root): ast.parse(path.read_bytes()) for path in paths}
    lengths = [path.read_text("utf-8").count("\n") for path in paths]
    arrows = {(_room(path), room) for path, tree in trees.items() for room in _reached(tree) if room != _room(path)}
    return Plan(
        files=len(paths),
        median_file=median(lengths),
        small_files=sum(length < SMALL for length in lengths),
        rooms=len({_room(path) for path in trees}),
        arrows=len(arrows),
        classes_twice=_twice((name, path) for path, tree in trees.items() for name in _types(tree)),
        modules_twice=_twice((path.stem, path) for path in trees if path.stem != "__init__"),
        words={name: len((root / name).read_text("utf-8").split()) for name in DOCUMENTS},
    )


def _room(path: Path) -> str:
    return ".".join(path.with_suffix("").parts[:2])


def _reached(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in PACKAGES:
            parts = node.module.split(".")
            yield from [".".join(parts[:2])] if len(parts) > 1 else [f"{parts[0]}.{name.name}" for name in node.names]


def _types(tree: ast.Module) -> Iterator[str]:
    """Public classes, and other names for types: `Move = Ask | Tell`."""
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]) if re.match(r"[A-Z][a-z]", name):
                yield name
            case _:
                pass


def _twice(named: Iterator[tuple[str, Path]]) -> tuple[str, ...]:
    places: dict[str, set[Path]] = defaultdict(set)
    for name, place in named:
        places[name].add(place)
    return tuple(sorted(name for name, found in places.items() if len(found) > 1))


class Way:
    """What of our code one message runs through, from the request to the post: modules, and the deepest call."""

    def __init__(self) -> None:
        self.modules: set[str] = set()
        self.hops = 0

    def watch(self, frame: FrameType, event: str, _: object) -> None:
        """A profiler: notes a call of ours, with all of ours that wait for it."""
        if event != "call" or (module := _ours(frame)) is None:
            return
        self.modules.add(module)
        self.hops = max(self.hops, sum(_ours(above) is not None for above in _stack(frame)))

    def lines(self) -> Sequence[str]:
        """The figures, one a line."""
        return (f"modules of one mention     {len(self.modules):6}", f"deepest call of a mention  {self.hops:6}")


def _stack(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _ours(frame: FrameType) -> str | None:
    name = str(frame.f_globals.get("__name__", ""))
    return name if name.split(".")[0] in PACKAGES and frame.f_code.co_name[0] != "<" else None


async def mentioned(folder: Path) -> Way:
    """What a mention in Slack runs through, once the process is warm."""
    way = Way()
    async with RecordingSlack().served() as slack:
        os.environ |= environment(slack, folder)
        async with served(slack) as front:
            await front.tell(MENTION, "1.0")
            await front.posted(1)
            sys.setprofile(way.watch)
            await front.tell(MENTION, "2.0")
            await front.posted(2)
            sys.setprofile(None)
    return way


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        found = [*plan().lines(), *asyncio.run(mentioned(Path(temporary))).lines()]
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in found))
