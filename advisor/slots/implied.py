"""What a fact says of another slot, where nobody said otherwise."""

from __future__ import annotations

from dataclasses import replace

from advisor.facts import UNSURE, Fact, Facts


def with_implied(facts: Facts) -> Facts:
    """The facts, with what follows from them of slots that are still open, or that nobody is sure of.

    A strong model that does the job, prompted, is prompting that does the job: whoever tunes a weak one to be better
    has that to beat. Where the work is to be cheaper, prompting is not what is asked, and nothing follows from it.
    What has to run offline or on machines of one's own runs on open models: nobody sells others to take home.
    """
    strong, place = facts.get("strong_model"), _bound(facts)
    if strong and strong.band == "works" and facts.band("prompting") in (None, UNSURE):
        facts = facts.with_((replace(strong, slot="prompting", band="enough"),))
    if place and facts.band("provider") in (None, UNSURE):
        facts = facts.with_((replace(place, slot="provider", band="open_weights"),))
    return facts


def _bound(facts: Facts) -> Fact | None:
    """What binds it to machines of their own, or to no network; None if nothing does."""
    ties = (("gap", "place"), ("second_gap", "place"), ("residency", "own_machines"))
    return next((facts.get(slot) for slot, band in ties if facts.band(slot) == band), None)
