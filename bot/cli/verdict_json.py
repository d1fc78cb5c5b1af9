"""A verdict as plain data for programs: every name in it is one that people may rely on."""

from __future__ import annotations

from advisor.costs import Costs, assumptions, lines
from advisor.facts import Fact, Facts
from advisor.verdict import Change, Dated, Evidence, Verdict


def verdict_json(verdict: Verdict, facts: Facts, costs: Costs) -> dict[str, object]:
    """`verdict`, its `facts` and costs (USD); sources are ids, which `advisor rules --json` spells out."""
    return {
        "fine_tuning": verdict.headline.fine_tuning.value,
        "approach": verdict.headline.approach.value,
        "label": verdict.label,
        "settled": verdict.settled,
        "method": verdict.method,
        "alternative": verdict.alternative.value if verdict.alternative else None,
        "evidence": [_evidence(evidence) for evidence in verdict.evidence],
        "facts": {fact.slot: _fact(fact) for fact in facts},
        "assumptions": [{"slot": assumed.slot, "text": assumed.text} for assumed in verdict.assumptions],
        "depends_on": list(verdict.depends_on),
        "plan": {"now": verdict.plan.now, "next": verdict.plan.next, "later": verdict.plan.later},
        "would_change": [_change(change) for change in verdict.would_change],
        "dated": [_dated(dated) for dated in verdict.dated],
        "costs": {"lines": lines(costs), "assumptions": assumptions(costs)},
        "policy": verdict.policy,
    }


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {
        "rule": evidence.rule,
        "because": evidence.because,
        "sources": list(evidence.sources),
        "assumed": evidence.assumed,
    }


def _fact(fact: Fact) -> dict[str, object]:
    return {"band": fact.band, "value": fact.value, "words": fact.words}


def _change(change: Change) -> dict[str, object]:
    headline = change.headline
    return {
        "facts": dict(change.facts),
        "fine_tuning": headline.fine_tuning.value,
        "approach": headline.approach.value,
    }


def _dated(dated: Dated) -> dict[str, object]:
    return {"says": dated.says, "as_of": dated.as_of.isoformat(), "source": dated.source, "overdue": dated.overdue}
