"""What a verdict would rest on though nobody has said that it is so: played back to the asker before it is given.

A reader may be sure and wrong. So what was only read out of words, and could change the headline if it were otherwise,
is put to the asker in one question: no misread word settles a verdict, whichever reader misread it.
"""

from __future__ import annotations

from advisor.decision.policy import Policy
from advisor.facts import Fact, Facts
from advisor.slots import BY_ID, NEED
from advisor.slots.questions import Question, recap
from advisor.verdict import FineTuning


def unconfirmed(policy: Policy, facts: Facts) -> tuple[Fact, ...]:
    """The facts that were only read and without which the headline could be another, the need first."""
    read = {fact.slot for fact in facts if fact.read}
    if not read:
        return ()
    volunteered = frozenset(slot for slot in read if BY_ID[slot].volunteered)
    matters = policy.compiler.support(policy.open_function(facts.without(read), volunteered))
    found = [fact for fact in facts if fact.slot in read and fact.slot in matters]
    return tuple(sorted(found, key=lambda fact: NEED.index(fact.slot) if fact.slot in NEED else len(NEED)))


def unconfirmed_yes(policy: Policy, facts: Facts) -> tuple[Fact, ...]:
    """What a yes on these facts would rest on unconfirmed; none where the answer is no yes.

    A no or a not-yet may be given at once, since it costs nobody anything that cannot be had back; a yes may not.
    """
    headline = policy.masks.traced(policy.taken(facts)).headline
    return unconfirmed(policy, facts) if headline.fine_tuning is FineTuning.YES else ()


def safely(policy: Policy, facts: Facts) -> Facts:
    """The facts to answer from before they are confirmed: less what alone would make the answer a yes."""
    while found := unconfirmed_yes(policy, facts):
        facts = facts.without([fact.slot for fact in found])
    return facts


def check(facts: tuple[Fact, ...]) -> Question:
    """The question whether these facts are so."""
    return recap(tuple(fact.slot for fact in facts))
