"""What a term of the glossary is, and what of somebody's case it bears on."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.verdict import Approach


@dataclass(frozen=True, slots=True)
class OnApproach:
    """The term is an approach, or belongs to one."""

    approach: Approach


@dataclass(frozen=True, slots=True)
class OnMethod:
    """The term is a way of tuning; `named` is what a verdict's method says where it is this one."""

    named: str


@dataclass(frozen=True, slots=True)
class OnTraining:
    """Only somebody who trains a model meets it."""


@dataclass(frozen=True, slots=True)
class OnFact:
    """The term is what a slot asks about."""

    slot: str


Bearing = OnApproach | OnMethod | OnTraining | OnFact


@dataclass(frozen=True, slots=True)
class Term:
    """One term: what people call it, two to four plain sentences, the ids of their sources, terms to go on with.

    `also` are its other names; None in `bears_on` means that it bears on nobody's case in particular.
    """

    id: str
    name: str
    text: str
    sources: tuple[str, ...]
    also: tuple[str, ...] = ()
    bears_on: Bearing | None = None
    related: tuple[str, ...] = ()
