"""What a row of the table is: when it holds, what it says, why, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from advisor.rules.conditions import Condition
from advisor.verdict import Approach

FORMS = frozenset({Approach.FINE_TUNING, Approach.DISTILLATION, Approach.RAG_AND_FINE_TUNING})
"""The forms that tuning can take; gates and methods may be about some of them only."""


@dataclass(frozen=True, slots=True)
class Choose:
    """What the need calls for by its nature: the approach to take instead of tuning or before it, and the form that
    tuning could take, None where it could add nothing. Of the rows that hold, the first one chooses."""

    approach: Approach
    tuning: Approach | None = None


@dataclass(frozen=True, slots=True)
class Veto:
    """Tuning of these forms is out, however ready the organisation is: the answer is no."""

    of: frozenset[Approach] = FORMS


@dataclass(frozen=True, slots=True)
class Cap:
    """Tuning of these forms has to wait: the answer is at most "not yet".

    `task` is what to do about it; `wants` names in a few words what would lift the cap.
    """

    task: str
    wants: str
    of: frozenset[Approach] = FORMS


@dataclass(frozen=True, slots=True)
class Beside:
    """Another approach that is nearly the same thing, to be named beside the headline. The first that holds counts."""

    approach: Approach


@dataclass(frozen=True, slots=True)
class Support:
    """Speaks for a headline with one of these approaches, without deciding it."""

    of: frozenset[Approach] = FORMS


@dataclass(frozen=True, slots=True)
class Risk:
    """What to see to where the answer is to tune: not known to be there, and no reason to wait."""

    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do in any case, in the asker's own situation.

    `instead`: it takes the place of the approach's usual first step, where that would be no advice for them; the
    first such row that holds counts. `before`: it comes before that first step. It is a step only where the headline
    has one of these approaches.
    """

    text: str
    instead: bool = False
    before: bool = False
    beside: frozenset[Approach] = frozenset(Approach)


@dataclass(frozen=True, slots=True)
class Train:
    """How to tune where the answer is yes, and what that takes. Of the rows that hold, the first one counts."""

    method: str
    step: str
    of: frozenset[Approach] = FORMS


Effect = Choose | Veto | Cap | Beside | Support | Risk | Step | Train
EffectType = TypeVar("EffectType", Choose, Veto, Cap, Beside, Support, Risk, Step, Train)


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """One frozen row, compared by identity. `because` is one plain sentence; `sources` are ids of `advisor.sources`."""

    id: str
    when: Condition
    says: tuple[Effect, ...]
    because: str
    sources: tuple[str, ...]

    def effect(self, kind: type[EffectType]) -> EffectType | None:
        """The row's effect of this kind, if it has one."""
        for effect in self.says:
            if isinstance(effect, kind):
                return effect
        return None
