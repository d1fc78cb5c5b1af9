"""One safety line, what a careless change could make of it, and the test that has to notice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Mutant:
    """In `file` the words `stands`, there once, become `instead`; then `test` must fail. `why`: what they are for."""

    id: str
    file: str
    stands: str
    instead: str
    test: str
    why: str

    def occurrences(self, root: Path = ROOT) -> int:
        """How often the words stand in the file under `root`: anything but once, and the row is out of date."""
        return (root / self.file).read_text(encoding="utf-8").count(self.stands)

    def apply(self, root: Path) -> None:
        """Break the line in the copy under `root`."""
        path = root / self.file
        path.write_text(path.read_text(encoding="utf-8").replace(self.stands, self.instead), encoding="utf-8")
