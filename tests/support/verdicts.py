"""Verdicts with parts of a test's own, whatever the rule table of the day says."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.verdict import Approach, Change, Dated, Evidence, Headline, Plan, Running, Verdict

NO_PLAN = Plan((), (), ())


@dataclass(frozen=True)
class Given:
    """What stands behind a headline, given instead of worked out."""

    own_method: str = ""
    own_alternative: Approach | None = None
    own_evidence: tuple[Evidence, ...] = ()
    open_slots: tuple[str, ...] = ()
    own_plan: Plan = NO_PLAN
    own_dated: tuple[Dated, ...] = ()

    def method(self) -> str:
        return self.own_method

    def alternative(self) -> Approach | None:
        return self.own_alternative

    def evidence(self) -> tuple[Evidence, ...]:
        return self.own_evidence

    def depends_on(self) -> tuple[str, ...]:
        return self.open_slots

    def plan(self) -> Plan:
        return self.own_plan

    def would_change(self) -> tuple[Change, ...]:
        return ()

    def dated(self) -> tuple[Dated, ...]:
        return self.own_dated

    def running(self) -> Running | None:
        return None


def given(headline: Headline, working: Given) -> Verdict:
    """A verdict with this headline and these parts."""
    return Verdict(headline, "", "test", working)
