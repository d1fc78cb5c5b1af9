"""What a fact says of another slot, where nobody said otherwise."""

from __future__ import annotations

from dataclasses import replace

from advisor.facts import Facts


def with_implied(facts: Facts) -> Facts:
    """The facts, with what follows from them of slots that are still open.

    A strong model that does the job, prompted, is prompting that does the job: whoever tunes a weak one to be better
    has that to beat. Where the work is to be cheaper, prompting is not what is asked, and nothing follows from it.
    """
    strong = facts.get("strong_model")
    if strong is None or strong.band != "works" or "prompting" in facts:
        return facts
    return facts.with_((replace(strong, slot="prompting", band="enough"),))
