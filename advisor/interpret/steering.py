"""Sentences that try to steer us: they are cut out before anybody reads, so that no model sees them as words of ours.

It is a fence and no judge: what it misses states no fact that a person would not be shown, with its words.
"""

from __future__ import annotations

import re

from advisor.interpret.clauses import Passage

_STEERING = re.compile(
    r"\b(?:(?:ignore|disregard|forget|override|bypass|skip) (?:\w+ ){0,4}(?:instructions?|rules?|prompts?|guidelines"
    r"|guardrails|directions|polic(?:y|ies))\b"
    r"|(?:obey|comply with) (?:what|it|me|the following)\b|stay in character|safety layer"
    r"|your (?:system prompt|filters|restrictions|refusal policy|content policy)\b"
    r"|(?:repeat|reveal|print|show|tell|output|leak|what (?:is|are|were)|give) (?:\w+ ){0,3}(?:system prompt"
    r"|initiali[sz]ation prompt|hidden (?:instructions?|prompt|rules)|initial (?:prompt|instructions?)"
    r"|secret instructions)"
    r"|(?:new|updated|highest)(?: \w+)? (?:priority )?(?:instructions?|directives?):?"
    r"|you are now (?:an?|in|the)|(?:pretend|act as if) (?:to be |you are |you're |you have no )"
    r"|(?:developer|god|admin|dan|debug) mode|jailbreak"
    r"|(?:the user|i am|i'm) (?:is )?(?:now )?the (?:system )?(?:administrator|admin|developer of you)"
    r"|from now on (?:you|only|always|answer|say)"
    r"|(?:only|always) (?:ever )?(?:answer|say|reply|respond) (?:with )?[\"']?(?:yes|fine-?tun\w*|approved))"
)


def steering(passage: Passage) -> frozenset[int]:
    """The numbers of the sentences that try to steer us."""
    return frozenset(number for number, text in passage.sentences().items() if _STEERING.search(text))
