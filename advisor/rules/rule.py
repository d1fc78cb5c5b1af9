"""What a row of the table is: when it holds, what it says, why, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from advisor.conditions import Condition
from advisor.verdict import Approach


@dataclass(frozen=True, slots=True)
class Veto:
    """Fine-tuning is out, however ready the organisation is: the answer is no."""


@dataclass(frozen=True, slots=True)
class Cap:
    """Fine-tuning has to wait: the answer is at most "not yet".

    `task` is what to do about it; `wants` names in a few words what would lift the cap.
    """

    task: str
    wants: str


@dataclass(frozen=True, slots=True)
class Choose:
    """The approach to take instead of fine-tuning, or before it. Of the rows that hold, the first one chooses."""

    approach: Approach


@dataclass(frozen=True, slots=True)
class Earn:
    """A need that fine-tuning can meet, and its form. Of the rows that hold, the first one counts."""

    approach: Approach


@dataclass(frozen=True, slots=True)
class Support:
    """Speaks for the answer without deciding it."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do in any case, or `if_tuning`, only where the answer is to tune."""

    text: str
    if_tuning: bool = False


@dataclass(frozen=True, slots=True)
class Train:
    """How to tune where the answer is yes, and what that takes. Of the rows that hold, the first one counts."""

    method: str
    step: str


Effect = Veto | Cap | Choose | Earn | Support | Step | Train
Kind = TypeVar("Kind", Veto, Cap, Choose, Earn, Support, Step, Train)


@dataclass(frozen=True, slots=True)
class Rule:
    """One frozen row. `because` is one plain sentence; `sources` are ids of `advisor.sources`."""

    id: str
    when: Condition
    says: tuple[Effect, ...]
    because: str
    sources: tuple[str, ...]

    def effect(self, kind: type[Kind]) -> Kind | None:
        """The row's effect of this kind, if it has one."""
        return next((effect for effect in self.says if isinstance(effect, kind)), None)
