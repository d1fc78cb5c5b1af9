"""What readers noted of cases: bands by slot, apart from the cases' texts (`tests/cases/GUIDE.md`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advisor.facts import Fact, Facts
from advisor.slots import BY_ID
from bot.evaluation.case import read_lines

PAGE_TOKENS = 400
"""Tokens of a page, for amounts that are noted in pages (`house`)."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one case says, as facts; `off_topic` where it is no enquiry of ours, `vague` where it says little."""

    id: str
    facts: Facts
    off_topic: bool = False
    vague: bool = False


def read_annotations(path: Path) -> dict[str, Annotation]:
    """The annotations of a JSON Lines file by their case's id; DataError names file and line of what cannot be read."""
    rows = read_lines(path, annotation_of, "Every line is one annotation as an object.")
    return {one.id: one for one in rows}


def annotation_of(noted: dict[str, Any]) -> Annotation:
    """One annotation from its object; KeyError for a slot or band that does not exist."""
    facts = (_fact(slot, told) for slot, told in noted.items() if slot not in ("id", "scope", "vague"))
    return Annotation(noted["id"], Facts.of(facts), noted.get("scope") == "out", bool(noted.get("vague")))


def _fact(slot: str, told: str | dict[str, Any]) -> Fact:
    band, value = (told["band"], told.get("value")) if isinstance(told, dict) else (told, None)
    scale = PAGE_TOKENS if slot == "corpus_size" else 1
    return Fact(slot, BY_ID[slot].band(band).id, None if value is None else float(value) * scale)
