"""Terms explained, as blocks: what each means, what it means for the asker, and where that comes from."""

from __future__ import annotations

from advisor.dialogue.asides import ExplainTerms
from advisor.facts import Facts
from advisor.glossary import BY_TERM, THEMES, Term
from advisor.replies.relation import SO_FAR, relation
from advisor.reply import Action, Block, Definition, Entries, Notice
from advisor.sources import SOURCES

INVITE = "Tell me what you'd like a model to do, and I'll say what this means for you."
LIST = 'I can explain these. Ask "what is LoRA?", say, or "difference between RAG and fine-tuning".'


def term_blocks(move: ExplainTerms, facts: Facts) -> tuple[Block, ...]:
    """The terms of the move; without any, all that can be asked for."""
    if not move.terms:
        themes = tuple(Definition(theme, (", ".join(term.name for term in terms),)) for theme, terms in THEMES.items())
        return (Notice(LIST), Entries("", themes))
    entries = Entries("", tuple(_entry(term, move, facts) for term in move.terms))
    return (entries, *([] if move.verdict or move.question else [Notice(INVITE)]))


def related(move: ExplainTerms) -> tuple[Action, ...]:
    """The terms to go on with."""
    seen = {term.id for term in move.terms}
    names = dict.fromkeys(name for term in move.terms for name in term.related if name not in seen)
    return tuple(Action(label, f"explain {spoken(label)}") for label in map(_label, names))


def _entry(term: Term, move: ExplainTerms, facts: Facts) -> Definition:
    here = relation(term, move.verdict, facts) if move.verdict else ""
    so_far = f" {SO_FAR}" if here and move.question else ""
    sources = " · ".join(SOURCES[source].short for source in term.sources)
    return Definition(term.name, (term.text, *([here + so_far] if here else [])), sources)


def spoken(label: str) -> str:
    """A label within a sentence: "evaluation set", but "LoRA"."""
    first = label.split(" ")[0]
    return label[:1].lower() + label[1:] if first[1:].islower() else label


def _label(term_id: str) -> str:
    return BY_TERM[term_id].name.partition(" (")[0]
