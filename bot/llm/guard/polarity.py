"""The words by which a clause takes sides: what advises, what negates, what hesitates, what leaves open."""

from __future__ import annotations

import re

_ADVICE = (
    r"should|ought|must|needs?|have to|has to|had better|recommend\w*|suggest\w*|advis\w+|propos\w+|choos\w+|pick\w*|"
    r"go(?:es|ing)? (?:with|for|ahead)|opt(?:s|ing)?|adopt\w*|us(?:e|es|ing)|try|trying|switch\w*|"
    r"mov(?:e|es|ing) (?:to|on)|prefer\w*|consider\w*|invest\w*|worth\w*|ideal\w*|answer|solution|right|sense|ready|"
    r"way (?:to go|forward)|time (?:to|for)|let'?s|deserv\w+|justif\w+|proceed\w*|commit\w*|build\w*|implement\w*|"
    r"deploy\w*|set(?:ting)? up|do it|add(?:ing)?|calls? for|start\w*|begin\w*|launch\w*|buy\w*|instead|"
    r"alternatively|now|immediately|do(?= (?:some |the )?(?:fine|tun|train))"
)
ADVISES = re.compile(rf"\b(?:{_ADVICE})\b")
PRAISES = re.compile(r"\b(?:better|best|good|pays?|paying|wins?|works?|helps?|suits?|fits?|first|beats?|enough)\b")
ORDERS_TUNING = re.compile(
    r"(?:(?:so|then|and|just|simply|please|instead|go|ahead) )*(?:fine-?\s?tune|tune|train|distil)\b"
)
NEGATES = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|cannot|hardly|rarely|without|against|avoid\w*|skip\w*|premature|"
    r"wait\w*|hold(?:ing)? off|postpon\w+|delay\w*|too (?:early|soon)|stop\w*|prevent\w*|unnecessary|overkill|refus\w+|"
    r"needless|pointless|wrong)\b|n't\b"
)
SET_ASIDE = r"(?:instead of|rather than|ahead of|prior to|unlike|over|than|before(?: any)?|without|whether|not)"
REJECTS = r"(?:avoid|skip|drop|forget|abandon|stop|never|don't|do not|not|no|without|instead of|rather than)"
NOTHING_AGAINST = (
    r"(?:\b(?:nothing|nobody|no \w+|not|never)\b|n't\b) (?:\w+ ){0,4}?"
    r"(?:stop\w*|prevent\w*|wait\w*|against|not|avoid\w*|delay\w*|skip\w*|postpon\w+|hesitat\w+|refus\w+)"
)
DISMISSES = re.compile(
    r"(?:\b(?:not|never|no longer|hardly)\b|n't\b) ?(?:be )?(?:the |a |an |your |of )?"
    r"(?:right|answer|way|good|worth\w*|help\w*|work\w*|fit|suit\w*|enough|suffic\w+|pays?|recommend\w*|need\w*|use\w*|option)"
)
HESITATES = re.compile(
    r"\b(?:not yet|hold off|wait\w*|too (?:early|soon)|premature|postpon\w+|not ready|delay\w*|overkill|unnecessary)\b"
)
COMPARES = re.compile(r"\b(?:compar\w+|baseline|alternative|beside|alongside|against|same)\b")
LEAVES_OPEN = re.compile(r"\b(?:may|might|could)\b")
URGES = re.compile(r"\b(?:should|must|need|recommend\w*|now)\b")
TRIGGER = re.compile(r"\b(?:if|once|when|after|until|then|later|unless)\b")
# Upkeep and openness are no advice, though their words are: "has to be redone", "tuned or not".
_NO_ADVICE = re.compile(
    r"\b(?:has|have|needs?) to be (?:redone|repeated|maintained|retrained|(?:tuned|trained|tested) again)\b"
    r"|\b\w+ or not\b"
)


def advises(clause: str) -> bool:
    """Whether the clause has a word that advises, outside of what only sounds like it."""
    return bool(ADVISES.search(_NO_ADVICE.sub(" ", clause)))


def negated(clause: str) -> bool:
    """Whether the clause is negated: an odd number of times, for two negations are none."""
    return len(NEGATES.findall(_NO_ADVICE.sub(" ", clause))) % 2 == 1
