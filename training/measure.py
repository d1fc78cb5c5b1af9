"""Measures the built-in reader on lines that were put aside: `python -m training.measure` prints the figures.

A third of what other hands wrote was put aside, by the hash of each line, before any of it was used (tests/reading).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from advisor.facts import UNSURE, Fact, Facts
from advisor.interpret.heard import Context, Heard, Intent
from advisor.slots import BY_ID as SLOTS
from advisor.slots.questions import BY_ID, CHECKLIST
from bot.nlu.interpret import hear_without_model
from training.corpus import SIDEWAYS, Line, read

HELD_OUT = Path(__file__).parent.parent / "tests" / "reading"
DECIDED = Context(facts=Facts((Fact("task", "answer"),)))
"""A verdict stands: what most questions beside the matter are asked into."""


@dataclass(frozen=True, slots=True)
class Found:
    """How claims were read: told rightly or wrongly, and asked back with the right band among the readings or not."""

    right: int = 0
    wrong: int = 0
    back: int = 0
    amiss: int = 0
    stated: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(
            self.right + other.right,
            self.wrong + other.wrong,
            self.back + other.back,
            self.amiss + other.amiss,
            self.stated + other.stated,
        )

    @property
    def precision(self) -> float:
        """The share of what was told that is right; 1 where nothing was told."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is stated that was told; 1 where nothing is stated."""
        return self.right / self.stated if self.stated else 1.0

    @property
    def reached(self) -> float:
        """The share of what is stated that was told, or asked back."""
        return (self.right + self.back) / self.stated if self.stated else 1.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What the reader makes of some lines."""

    declined: tuple[int, int]
    falsely: tuple[int, int]
    facts: Found
    task: Found
    replies: tuple[int, int, int]
    asks: tuple[int, int]
    after: tuple[int, int]

    def lines(self) -> tuple[str, ...]:
        """The figures in words."""
        right, wrong, replies = self.replies
        return (
            f"declined {self.declined[0]} of {self.declined[1]} off-topic or hostile, "
            f"falsely {self.falsely[0]} of {self.falsely[1]}",
            _said("facts", self.facts),
            _said("task", self.task),
            f"replies: {right / max(1, replies):.2f} right or asked back, {wrong / max(1, replies):.2f} wrong, "
            f"of {replies}",
            f"asked beside the matter: {self.asks[0]} of {self.asks[1]} understood, {self.after[0]} after a verdict",
        )


def measure(lines: Sequence[Line]) -> Figures:
    """Read every line as the advisor would, and count."""
    aside = [line for line in lines if line.kind in ("off", "hostile")]
    first = [line for line in lines if line.kind == "first"]
    found = {line: hear_without_model(line.text, Context()) for line in (*aside, *first)}
    asks = [line for line in lines if line.kind == "ask"]
    return Figures(
        (sum(found[line].intent is Intent.OFF_TOPIC for line in aside), len(aside)),
        (sum(found[line].intent is Intent.OFF_TOPIC for line in first), len(first)),
        _sum(_found(line, found[line], frozenset(SLOTS) - {"second_gap"}) for line in first),
        _sum(_found(line, found[line], frozenset({"task"})) for line in first),
        _replies([line for line in lines if line.kind == "reply" and line.about != CHECKLIST]),
        (sum(_asked(line, Context()) for line in asks), len(asks)),
        (sum(_asked(line, DECIDED) for line in asks), len(asks)),
    )


def _found(line: Line, heard: Heard, slots: frozenset[str]) -> Found:
    stated = {claim.slot: claim.band for claim in line.claims if claim.slot in slots}
    told = {fact.slot: fact.band for fact in heard.facts if fact.slot in slots}
    asked = {fact.slot for fact in heard.doubtful if fact.slot in slots}
    right = sum(stated.get(slot) == band for slot, band in told.items())
    back = sum(any(fact.slot == slot and fact.band == stated.get(slot) for fact in heard.doubtful) for slot in asked)
    return Found(right, len(told) - right, back, len(asked) - back, len(stated))


def _sum(found: Iterable[Found]) -> Found:
    total = Found()
    for one in found:
        total += one
    return total


def _replies(lines: Sequence[Line]) -> tuple[int, int, int]:
    """Replies that were taken or asked back rightly, ones that were taken wrongly, and all."""
    right = wrong = 0
    for line in lines:
        good, bad = _reply(line)
        right, wrong = right + good, wrong + bad
    return right, wrong, len(lines)


def _reply(line: Line) -> tuple[bool, bool]:
    heard = hear_without_model(line.text, Context(BY_ID[question_of(line.about)]))
    told = UNSURE if heard.intent is Intent.UNSURE else _band(heard, line.about)
    meant = next((claim.band for claim in line.claims if claim.slot == line.about), "")
    if not meant and UNSURE in line.marks:
        meant = UNSURE
    if not meant:
        # What answers nothing is right where no fact of the slot is told.
        return not told or SIDEWAYS not in line.marks, bool(told) and told != UNSURE
    back = any(fact.slot == line.about and fact.band == meant for fact in heard.doubtful)
    return told == meant or (not told and back), bool(told) and told != meant


def _band(heard: Heard, slot: str) -> str:
    return next((fact.band for fact in heard.facts if fact.slot == slot), "")


def question_of(slot: str) -> str:
    """The question that asks for the slot: its own, or the checklist."""
    return slot if slot in BY_ID else CHECKLIST


def _asked(line: Line, context: Context) -> bool:
    heard = hear_without_model(line.text, context)
    wanted = line.about.partition(":")[0]
    return heard.intent.value == wanted


def _said(name: str, found: Found) -> str:
    return (
        f"{name}: told {found.precision:.2f} precision, {found.recall:.2f} recall; with what is asked back "
        f"{found.reached:.2f}, asked amiss {found.amiss}, of {found.stated}"
    )


def main() -> None:
    """Print the figures of everything put aside, and of English and the other languages apart."""
    lines = [line for line in read(HELD_OUT.glob("*.txt")) if line.kind != "smalltalk"]
    for name, some in (
        ("all", lines),
        ("English", [line for line in lines if line.language == "en"]),
        ("other languages", [line for line in lines if line.language != "en"]),
    ):
        print(f"{name}: {len(some)} lines")
        for text in measure(some).lines():
            print(f"  {text}")


if __name__ == "__main__":
    main()
