"""The rule table and the vocabulary as text, Markdown or JSON, each row with its reason and sources."""

from __future__ import annotations

from typing import assert_never

from advisor.decision.policy import Policy
from advisor.rules.legend import described, legend
from advisor.rules.rule import FORMS, Beside, Cap, Choose, Effect, Risk, Rule, Step, Support, Train, Veto
from advisor.slots import SLOTS, Band, Slot
from advisor.slots.questions import BY_SLOT
from advisor.sources import SOURCES
from advisor.verdict import Approach
from bot.cli.formats import Format, as_json, entries, markdown


def rules_listing(policy: Policy, *, form: Format) -> str:
    """Every rule of `policy`, in the order in which rows are read."""
    match form:
        case Format.TEXT:
            rules = entries((rule.id, _rule_fields(rule)) for rule in policy.rules)
            return f"{rules}\n{entries((name, [('stands for', text)]) for name, text in legend())}"
        case Format.MARKDOWN:
            rows = ([rule.id, *(text for _, text in _rule_fields(rule))] for rule in policy.rules)
            table = markdown(("rule", "says", "when", "because", "sources"), rows)
            return f"{table}\n{markdown(('name', 'stands for'), legend())}"
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


def _rule_fields(rule: Rule) -> list[tuple[str, str]]:
    return [
        ("says", "; ".join(_effect(effect) for effect in rule.says)),
        ("when", described(rule.when)),
        ("because", rule.because),
        ("sources", "; ".join(f"{SOURCES[source].title} ({SOURCES[source].date})" for source in rule.sources)),
    ]


def _effect(effect: Effect) -> str:
    match effect:
        case Choose(approach, tuning):
            return f"take {approach}" + (f"; {tuning} could come to fit" if tuning else "; tuning adds nothing")
        case Veto(of):
            return f"no {_forms(of)}"
        case Cap(task=task, of=of):
            return f"{_forms(of)} not yet: {task}"
        case Beside(approach):
            return f"name {approach} beside it"
        case Support():
            return "supports the answer"
        case Risk(text):
            return f"with a yes, see to {text}"
        case Step(text=text, instead=instead):
            return f"do first: {text}" if instead else f"do: {text}"
        case Train(method=method, of=of):
            return f"{_forms(of)} by {method}"
        case _:
            assert_never(effect)


def _forms(of: frozenset[Approach]) -> str:
    return "tuning" if of == FORMS else " or ".join(sorted(of))


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
