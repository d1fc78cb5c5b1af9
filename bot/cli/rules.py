"""The rule table and the vocabulary as text, Markdown or JSON, each row with its reason and sources."""

from __future__ import annotations

from typing import assert_never

from advisor.deciding.ahead import digest_of, written
from advisor.deciding.policy import Policy
from advisor.deciding.work_ahead import work_out
from advisor.questions import BY_SLOT
from advisor.rules.rule import Cap, Choose, Earn, Effect, Rule, Step, Support, Train, Veto
from advisor.slots import SLOTS, Band, Slot
from advisor.sources import SOURCES
from bot.cli.formats import Format
from bot.cli.tables import as_json, entries, markdown


def rules_listing(policy: Policy, *, form: Format) -> str:
    """Every rule of `policy`, in the order in which rows are read."""
    match form:
        case Format.TEXT:
            return entries((rule.id, _rule_fields(rule)) for rule in policy.rules)
        case Format.MARKDOWN:
            rows = ([rule.id, *(text for _, text in _rule_fields(rule))] for rule in policy.rules)
            return markdown(("rule", "says", "when", "because", "sources"), rows)
        case Format.JSON:
            return as_json({"policy": policy.name, "rules": [_rule_json(rule) for rule in policy.rules]})
        case _:
            assert_never(form)


def slots_listing(*, form: Format) -> str:
    """Every slot: its bands, the unit of its numbers, and the question that asks for it."""
    match form:
        case Format.TEXT:
            return entries((slot.id, _slot_fields(slot)) for slot in SLOTS)
        case Format.MARKDOWN:
            rows = ([slot.id, *(text for _, text in _slot_fields(slot))] for slot in SLOTS)
            return markdown(("slot", "is", "asked", "bands", "number"), rows)
        case Format.JSON:
            return as_json({"slots": [_slot_json(slot) for slot in SLOTS]})
        case _:
            assert_never(form)


def ahead_file(policy: Policy) -> str:
    """What `advisor/data/ahead.json` has to hold for this policy's table."""
    worked_out = work_out(policy.compiler, policy.diagram, policy.questions)
    return written(digest_of(policy.diagram, policy.questions), worked_out)


def _rule_fields(rule: Rule) -> list[tuple[str, str]]:
    return [
        ("says", "; ".join(_effect(effect) for effect in rule.says)),
        ("when", str(rule.when)),
        ("because", rule.because),
        ("sources", "; ".join(f"{SOURCES[source].title} ({SOURCES[source].date})" for source in rule.sources)),
    ]


def _effect(effect: Effect) -> str:
    match effect:
        case Veto():
            return "no fine-tuning"
        case Cap(task=task):
            return f"not yet: {task}"
        case Choose(approach=approach):
            return f"take {approach}"
        case Earn(approach=approach):
            return f"{approach} could pay off"
        case Support():
            return "supports the answer"
        case Step(text=text):
            return f"do: {text}"
        case Train(method=method):
            return f"tune by {method}"
        case _:
            assert_never(effect)


def _rule_json(rule: Rule) -> dict[str, object]:
    sources = [SOURCES[source] for source in rule.sources]
    return {
        "id": rule.id,
        "says": [_effect(effect) for effect in rule.says],
        "when": str(rule.when),
        "because": rule.because,
        "sources": [{"id": s.id, "title": s.title, "where": s.where, "date": s.date} for s in sources],
    }


def _asked(slot: Slot) -> str:
    question = BY_SLOT[slot.id]
    return f"{question.text} {question.items[question.slots.index(slot.id)]}" if question.checklist else question.text


def _slot_fields(slot: Slot) -> list[tuple[str, str]]:
    return [
        ("is", slot.name),
        ("asked", _asked(slot)),
        ("bands", "; ".join(f"{band.id} ({band.label})" for band in slot.bands)),
        ("number", f"{slot.unit}; edges: {SOURCES[slot.edge_source].title}" if slot.numeric else "none"),
    ]


def _slot_json(slot: Slot) -> dict[str, object]:
    return {
        "id": slot.id,
        "name": slot.name,
        "question": _asked(slot),
        "unit": slot.unit or None,
        "edge_source": slot.edge_source or None,
        "bands": [_band_json(band) for band in slot.bands],
    }


def _band_json(band: Band) -> dict[str, object]:
    number = {} if band.at_least is None else {"at_least": band.at_least}
    return {"id": band.id, "label": band.label, **number}
