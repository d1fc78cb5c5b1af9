"""A verdict as plain data for programs: every name in it is one that people may rely on."""

from __future__ import annotations

from advisor.advice import VENDOR_QUESTIONS, Check, Hint, checks, common_mistakes, mistakes, passed, risks
from advisor.costs import Costs, ExchangeRate, assumptions, lines
from advisor.decision.policy import Policy
from advisor.facts import Fact, Facts
from advisor.slots import VENDOR_PITCH
from advisor.verdict import Change, Dated, Evidence, Running, Verdict


def verdict_json(verdict: Verdict, facts: Facts, costs: Costs, policy: Policy) -> dict[str, object]:
    """`verdict`, its `facts` and costs; sources are ids, which `advisor rules --json` spells out."""
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
        "risks": [_hint(hint) for hint in risks(verdict)],
        "mistakes": [_hint(hint) for hint in (*mistakes(verdict), *common_mistakes(verdict))],
        "data_checks": [_check(check, facts) for check in checks(verdict)],
        "vendor_questions": [_hint(hint) for hint in VENDOR_QUESTIONS if facts.band(VENDOR_PITCH.id) == "yes"],
        "would_change": [_change(change) for change in verdict.would_change],
        "dated": [_dated(dated) for dated in verdict.dated],
        "costs": _costs(costs),
        "running": _running(verdict.running),
        "presumed": {row.fact.slot: _fact(row.fact) | {"fixed": row.fixed} for row in verdict.presumed},
        "policy": verdict.policy,
        "overlay": _overlay(policy),
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


def _hint(hint: Hint) -> dict[str, object]:
    return {"says": hint.text, "sources": list(hint.sources)}


def _check(check: Check, facts: Facts) -> dict[str, object]:
    # Facts can show that data pass; that they do not is for people to find out.
    return {"says": check.text, "sources": list(check.sources), "passed": passed(check, facts) or None}


def _change(change: Change) -> dict[str, object]:
    headline = change.headline
    return {
        "facts": dict(change.facts),
        "fine_tuning": headline.fine_tuning.value,
        "approach": headline.approach.value,
    }


def _dated(dated: Dated) -> dict[str, object]:
    sources = list(dated.sources)
    return {"says": dated.says, "as_of": dated.as_of.isoformat(), "sources": sources, "overdue": dated.overdue}


def _costs(costs: Costs) -> dict[str, object]:
    """In words, rounded; and exact, in USD and in the operator's currency."""
    months = [{"with": pick.way.name} | _amount(pick.month.usd, costs.rate) for pick in costs.picks]
    return {
        "lines": lines(costs),
        "assumptions": assumptions(costs),
        "month": months,
        "once": _amount(costs.one_off.total.usd, costs.rate),
        "currency": _currency(costs.rate),
        "prices": [_dated(dated) for dated in costs.dated],
    }


def _amount(usd: float, rate: ExchangeRate | None) -> dict[str, float]:
    return {"USD": round(usd, 4)} | ({rate.currency: round(usd * rate.per_usd, 4)} if rate else {})


def _currency(rate: ExchangeRate | None) -> dict[str, object] | None:
    if rate is None:
        return None
    as_of = rate.as_of.isoformat()
    return {"code": rate.currency, "per_usd": rate.per_usd, "as_of": as_of, "overdue": rate.overdue}


def _running(running: Running | None) -> dict[str, object] | None:
    if running is None:
        return None
    by = running.by.isoformat() if running.by else None
    return {"stand": running.stand.value, "says": running.text, "by": by, "sources": list(running.sources)}


def _overlay(policy: Policy) -> dict[str, str] | None:
    whose = policy.organisation
    return {"name": whose.name, "digest": whose.digest} if whose else None
