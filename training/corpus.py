"""Reads the training data: lines of text with claims in braces behind the words that state them.

    @first en forum
    We get 12k mails a day and a person forwards each to the right desk {task=sort volume=10k_to_100k}. Worth tuning?

A heading says what the lines below it are, in which language, and in whose voice. README.md tells the kinds.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from advisor.facts import UNSURE
from advisor.slots import BY_ID
from advisor.slots.questions import CHECKLIST

DATA = Path(__file__).parent / "data"
KINDS = ("first", "said", "reply", "ask", "off", "hostile", "smalltalk")
SIDEWAYS = "skip"
"""The mark of a reply that answers nothing."""
_CLAIMS = re.compile(r"\s*\{([^{}]*)\}")


class CorpusError(ValueError):
    """A line cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact that the words up to `end` (a place in the line's text) state; `band` may be `UNSURE`."""

    slot: str
    band: str
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One message. `about` is a reply's slot or an ask's intent; `marks` are claims about the reply as a whole."""

    text: str
    kind: str
    about: str
    language: str
    voice: str
    claims: tuple[Claim, ...]
    marks: frozenset[str]
    where: str


def read(paths: Iterable[Path] = ()) -> list[Line]:
    """Every line of the files, or of all data. Raises CorpusError."""
    return [line for path in sorted(paths or DATA.rglob("*.txt")) for line in read_file(path)]


def digest(paths: Iterable[Path] = ()) -> str:
    """A digest of the data, names and texts: the heads keep that of the data they were fitted to."""
    files = sorted(paths or DATA.rglob("*.txt"))
    texts = "\n".join(f"{path.relative_to(DATA)}\n{path.read_text('utf-8')}" for path in files)
    return hashlib.sha256(texts.encode()).hexdigest()


def read_file(path: Path) -> Iterator[Line]:
    """The lines of one file. Raises CorpusError."""
    heading: tuple[str, str, str, str] | None = None
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        where = f"{path.name}:{number}"
        if raw.startswith("@"):
            heading = _heading(raw, where)
        elif raw.strip():
            if heading is None:
                raise CorpusError(f"{where}: a heading such as '@first en forum' has to stand above the first line")
            yield _line(raw, heading, where)


def _heading(raw: str, where: str) -> tuple[str, str, str, str]:
    words = raw[1:].split()
    kind = words[0] if words else ""
    takes_about = kind in ("reply", "ask")
    if kind not in KINDS or len(words) < (3 if takes_about else 2):
        raise CorpusError(f"{where}: {raw!r} is no heading; it starts with one of {', '.join(KINDS)}")
    about = words[1] if takes_about else ""
    if kind == "reply" and about not in (*BY_ID, CHECKLIST):
        raise CorpusError(f"{where}: there is no slot {about!r}")
    rest = words[2:] if takes_about else words[1:]
    return kind, about, rest[0], rest[1] if len(rest) > 1 else ""


def _line(raw: str, heading: tuple[str, str, str, str], where: str) -> Line:
    text, claims, marks, last = "", [], set(), 0
    for found in _CLAIMS.finditer(raw):
        text += raw[last : found.start()]
        last = found.end()
        for word in found[1].split():
            if word in (UNSURE, SIDEWAYS):
                marks.add(word)
            else:
                claims.append(_claim(word, len(text.rstrip().replace("\\n", "\n")), where))
    text = (text + raw[last:]).replace("\\n", "\n").strip()
    kind, about, language, voice = heading
    return Line(text, kind, about, language, voice, tuple(claims), frozenset(marks), where)


def _claim(word: str, end: int, where: str) -> Claim:
    slot, _, band = word.partition("=")
    if slot not in BY_ID or band not in {UNSURE, *(own.id for own in BY_ID[slot].bands)}:
        raise CorpusError(f"{where}: there is no {word!r}")
    return Claim(slot, band, end)
