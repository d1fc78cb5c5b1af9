"""A summary as a value: every number is of a group large enough to be shown, and so is what it leaves over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from advisor.summary.period import Period
from advisor.summary.scope import Scope


@dataclass(frozen=True, slots=True)
class Filters:
    """What a summary is narrowed down to. Empty means all; `verdict` is one of `contribution.STANDINGS`."""

    period: Period
    team: str = ""
    verdict: str = ""
    approach: str = ""

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the fields that narrow it down, besides the period."""
        return tuple(name for name in ("team", "verdict", "approach") if getattr(self, name))

    def without(self, name: str) -> Filters:
        """These filters with one of the `active` ones lifted."""
        return Filters(
            self.period,
            "" if name == "team" else self.team,
            "" if name == "verdict" else self.verdict,
            "" if name == "approach" else self.approach,
        )

    def before(self) -> Filters:
        """The same for the period before."""
        return replace(self, period=self.period.before)


@dataclass(frozen=True, slots=True)
class Totals:
    """Enquiries, and the different people who opened them. Whoever was forgotten still counts as an enquiry."""

    enquiries: int
    people: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of a table. `ids` is one id, or several where groups were too small to stand alone; `label` names it.

    The lines of one table add up to its whole, each enquiry being in one of them.
    """

    ids: tuple[str, ...]
    label: str
    totals: Totals


@dataclass(frozen=True, slots=True)
class Gate:
    """What stood in the way: a rule's id, what it says, and what to do about it. An enquiry may fail at several."""

    rule: str
    because: str
    to_do: str
    totals: Totals


@dataclass(frozen=True, slots=True)
class Rate:
    """`part` of `whole` enquiries."""

    part: int
    whole: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `since` up to, not including, `until`: a week, or several where one had too few people."""

    since: date
    until: date
    totals: Totals


@dataclass(frozen=True, slots=True)
class Avoided:
    """Estimated spend avoided, whole USD a month: `tuned` is what fine-tuning would have cost in these `enquiries`,
    `chosen` what they were advised instead. `assumptions` has to be shown with it."""

    enquiries: int
    tuned: int
    chosen: int
    assumptions: tuple[str, ...]

    @property
    def usd(self) -> int:
        """What was saved a month; negative where the advice costs more."""
        return self.tuned - self.chosen


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of one view. What is None, or missing from a table, concerns too few people to be shown apart.

    `totals` counts everything; `direct` is the part of it that came by direct messages, which is in `totals` and in
    `before` and in nothing else (None: none, or too few, and then not in `totals` either). `before` is the period
    before. `redirected`: of those who asked for fine-tuning in so many words and got a verdict, how many needed
    something else. `provisional` is of the verdicts, `abandoned` of the enquiries, `helpful` of those who said.
    `usage_usd` is what models cost in the period, for a whole tenant only, None where that is not known.
    """

    scope: Scope
    filters: Filters
    totals: Totals
    direct: Totals | None
    before: Totals | None
    timeline: tuple[Span, ...]
    by_verdict: tuple[Cell, ...]
    by_approach: tuple[Cell, ...]
    by_team: tuple[Cell, ...]
    tasks: tuple[Cell, ...]
    gates: tuple[Gate, ...]
    redirected: Rate | None
    provisional: Rate | None
    abandoned: Rate | None
    helpful: Rate | None
    avoided: Avoided | None
    usage_usd: float | None


@dataclass(frozen=True, slots=True)
class TooFew:
    """There is nothing to show: fewer than `scope.smallest` people, or so few left over that they would stand out.

    `filters` is what was asked for; with fewer filters or a longer period there may be more to see.
    """

    scope: Scope
    filters: Filters
