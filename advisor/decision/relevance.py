"""Which of the rows that hold a reader needs to follow a headline, and in which order."""

from __future__ import annotations

from typing import assert_never

from advisor.decision.plan import steps_for
from advisor.decision.reference import of_form, on_form, training
from advisor.rules.rule import Cap, Choose, Rule, Support, Veto
from advisor.verdict import FineTuning, Headline


def telling(held: tuple[Rule, ...], headline: Headline, known: frozenset[str]) -> tuple[Rule, ...]:
    """The rows that tell why, decisive first; `known` are the ids of those that hold by what was told.

    Of a "no" that no tuning could change, the row that chose says it all; what is known comes before what is assumed.
    """
    choosing = next(rule for rule in held if rule.effect(Choose))
    supporting = filter(of_form(Support, headline.approach), held)
    match headline.fine_tuning:
        case FineTuning.NO:
            rows = (*on_form(held, Veto), choosing, *supporting)
        case FineTuning.NOT_YET:
            rows = (*sorted(on_form(held, Cap), key=lambda rule: rule.id not in known), choosing)
        case FineTuning.YES:
            method = training(held, headline.approach)
            rows = (choosing, *supporting, *((method,) if method else ()))
        case _:
            assert_never(headline.fine_tuning)
    return tuple(dict.fromkeys([*rows, *steps_for(headline, held)]))
