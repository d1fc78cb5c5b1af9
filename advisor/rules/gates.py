"""Vetoes: what rules a form of tuning out, however ready an organisation is."""

from __future__ import annotations

from advisor import slots as s
from advisor.data.availability import Availability
from advisor.facts import UNSURE
from advisor.rules.conditions import is_
from advisor.rules.needs import COPYING, GAP_KNOWN, LEARNING
from advisor.rules.rule import Cap, Rule, Veto

VETOES = (
    Rule(
        "prompting_does_the_job",
        GAP_KNOWN & is_(s.PROMPTING, "enough"),
        (Veto(of=LEARNING),),
        "Prompting already does the job, so there is no gap for training to close.",
        ("openai-accuracy", "seed-business"),
    ),
    Rule(
        "data_may_not_leave",
        GAP_KNOWN & is_(s.RESIDENCY, "own_machines") & is_(s.PROVIDER, "openai", "closed", "cloud"),
        (Veto(),),
        "The data may not leave your machines, and that provider trains only on its own.",
        ("microsoft-overview", "house"),
    ),
    Rule(
        "cheap_model_does_the_job",
        is_(s.CHEAP_MODEL, "passes"),
        (Veto(of=COPYING),),
        "A cheaper model does the job already, and no tuned one pays for itself beside it.",
        ("house-break-even",),
    ),
    Rule(
        "bill_too_small",
        is_(s.GAP, "cost") & is_(s.BILL, "under_1k"),
        (Veto(of=COPYING),),
        "So small a bill cannot pay for training and hosting; caching and a cheaper model come first.",
        ("house-break-even", "seed-business"),
    ),
)


def availability_gates(availability: tuple[Availability, ...]) -> tuple[Rule, ...]:
    """The gates of the day's availability data: a provider that sells no tuning is a veto, an open choice a task."""
    closed = tuple(row.provider for row in availability if not row.sells_tuning)
    sources = tuple(dict.fromkeys(source for row in availability if not row.sells_tuning for source in row.sources))
    sold_out = Rule(
        "provider_sells_no_tuning",
        GAP_KNOWN & is_(s.PROVIDER, *closed),
        (Veto(),),
        "The provider you are bound to sells no fine-tuning to new customers, so there is nothing to buy there.",
        sources,
    )
    open_choice = Rule(
        "provider_not_settled",
        is_(s.PROVIDER, UNSURE),
        (
            Cap(
                "Settle where the model may run: several providers no longer sell fine-tuning.",
                "a provider that sells tuning",
            ),
        ),
        "Where the model may run decides whether there is any tuning to buy, and that is not settled yet.",
        ("house", *sources),
    )
    return (sold_out, open_choice)
