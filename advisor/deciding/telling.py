"""Which of the rows that hold a reader needs to follow a headline, and in which order."""

from __future__ import annotations

from typing import assert_never

from advisor.deciding.plan import steps_for
from advisor.deciding.reference import of_form
from advisor.rules.rule import Cap, Choose, Rule, Support, Train, Veto
from advisor.verdict import Approach, FineTuning, Headline


def telling(held: tuple[Rule, ...], headline: Headline, known: frozenset[str]) -> tuple[Rule, ...]:
    """The rows that tell why, decisive first; `known` are the ids of those that hold by what was told.

    Of a "no" that no tuning could change, the row that chose says it all; what is known comes before what is assumed.
    """
    choosing = next(rule for rule in held if rule.effect(Choose))
    chosen = choosing.effect(Choose)
    form = chosen.tuning if chosen else None
    match headline.fine_tuning:
        case FineTuning.NO:
            vetoes = tuple(filter(of_form(Veto, form), held)) if form else ()
            rows = (*vetoes, choosing, *_supporting(held, headline.approach))
        case FineTuning.NOT_YET:
            caps = tuple(filter(of_form(Cap, form), held)) if form else ()
            rows = (*sorted(caps, key=lambda rule: rule.id not in known), choosing)
        case FineTuning.YES:
            rows = (choosing, *_supporting(held, headline.approach), *_training(held, headline.approach))
        case _:
            assert_never(headline.fine_tuning)
    return tuple(dict.fromkeys([*rows, *steps_for(headline, held)]))


def _supporting(held: tuple[Rule, ...], approach: Approach) -> tuple[Rule, ...]:
    return tuple(rule for rule in held if (own := rule.effect(Support)) and approach in own.of)


def _training(held: tuple[Rule, ...], form: Approach) -> tuple[Rule, ...]:
    methods = [rule for rule in held if (own := rule.effect(Train)) and form in own.of]
    return tuple(methods[:1])
