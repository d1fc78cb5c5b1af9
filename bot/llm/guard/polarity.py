"""The words by which a clause takes sides: what advises, what negates, what hesitates, what leaves open."""

from __future__ import annotations

import re

from bot.llm.guard.text import clauses, folded, phrases, stems

_ADVICE = (
    r"should|ought|must|needs?|have to|has to|had better|recommend\w*|suggest\w*|advis\w+|propos\w+|choos\w+|pick\w*|"
    r"go(?:es|ing)? (?:with|for|ahead)|opt(?:s|ing)?|adopt\w*|us(?:e|es|ing)|try|trying|switch\w*|"
    r"mov(?:e|es|ing) (?:to|on)|prefer\w*|consider\w*|invest\w*|worth\w*|ideal\w*|answer|solution|right|sense|"
    r"choice|option|ready to (?:fine|tun|train|start|go)|"
    r"way (?:to go|forward)|time (?:to|for)|let'?s|deserv\w+|justif\w+|proceed\w*|commit\w*|build\w*|implement\w*|"
    r"deploy\w*|set(?:ting)? up|do it|add(?:ing)?|put(?:ting)?|calls? for|start\w*|begin\w*|launch\w*|buy\w*|instead|"
    r"alternatively|now|immediately|do(?= (?:some |the )?(?:fine|tun|train))"
)
ADVISES = re.compile(rf"\b(?:{_ADVICE})\b")
PRAISES = re.compile(
    r"\b(?:better|best|good|well(?!-)|great|strong|smarter|faster|cheaper|cleaner|easier|safer|pays?|paying|"
    r"wins?|works?|helps?|suits?|fits?|serves?|first|beats?|enough|plenty|ample|suffic\w+|do(?:es)? the job|"
    r"succeed\w*|success\w*)\b"
)
PLAYS_DOWN = re.compile(
    r"\b(?:optional|(?:can|could|may|might) skip|skip the|never mind|don't worry|not matter|no need for|plenty|"
    r"ample|overrated|can wait|not urgent|suffic\w+|leave (?:it|the model) (?:alone|as))\b"
)
CRITICISES = re.compile(
    r"\b(?:stale|behind|lags?|outdated|out of date|invent\w*|redone|costs?|costly|expensive|dear|specialis\w+|"
    r"short|alone|"
    r"would mean|gap|fails?|leaks?|breaks?|retires?|fix|mistakes?)\b"
)
NEGATES = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|cannot|hardly|rarely|without|against|avoid\w*|skip\w*|"
    r"premature|"
    r"wait\w*|hold(?:ing)? off|postpon\w+|delay\w*|too (?:early|soon)|stop\w*|prevent\w*|unnecessary|overkill|"
    r"refus\w+|"
    r"needless|pointless|wrong)\b|n't\b"
)
SET_ASIDE = (
    r"(?:instead of|rather than|ahead of|prior to|unlike|over|than|before(?: any)?|without|whether|"
    r"(?<!nothing )beats?|not)"
)
REJECTS = r"(?:avoid|skip|drop|forget|abandon|stop|never|don't|do not|not|no|without|instead of|(?:rather )?than)"
NOTHING_AGAINST = (
    r"(?:\b(?:nothing|nobody|no \w+|not|never)\b|n't\b) (?:\w+ ){0,4}?"
    r"(?:stop\w*|prevent\w*|wait\w*|against|not|avoid\w*|delay\w*|skip\w*|postpon\w+|hesitat\w+|refus\w+)"
)
DISMISSES = re.compile(
    r"(?:\b(?:not|never|no longer|hardly)\b|n't\b) ?(?:be )?(?:the |a |an |your |of )?"
    r"(?:right|answer|way|good|worth\w*|help\w*|work\w*|fit|suit\w*|enough|suffic\w+|pays?|recommend\w*|"
    r"need\w*|use\w*|option)"
)
DISPARAGES = re.compile(
    r"\b(?:struggl\w*|distraction|distracts|gambl\w*|overrat\w*|wast(?:e|es|ed|ing|eful)|risky|useless|"
    r"trouble|hype\w*|poor\w*|bad|"
    r"worse|fails?|disappoint\w*|mistake)\b"
)
HESITATES = re.compile(
    r"\b(?:not yet|hold off|wait\w*|too (?:early|soon)|premature|postpon\w+|not ready|delay\w*|overkill|"
    r"unnecessary)\b"
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
_NO_NEGATION = re.compile(r"\bnothing (?=beats|compares|is better|works)|\bskip (?:straight |ahead |right )*to\b")

LONG, FEW, MOST = 15, 3, 2 / 3
"""A repetition has so many characters word for word, or so many words of meaning, most of which are the line's."""
_APPROACHES = stems(["fine-tune tuning trained training prompt retrieval tools classifier distillation model"])


def without_asides(clause: str) -> str:
    """The clause less what says nothing either way."""
    return _NO_ADVICE.sub(" ", clause)


def advises(clause: str) -> bool:
    """Whether the clause has a word that advises, outside of what only sounds like it."""
    return bool(ADVISES.search(_NO_ADVICE.sub(" ", clause)))


def negated(clause: str) -> bool:
    """Whether the clause is negated: an odd number of times, for two negations are none."""
    return len(NEGATES.findall(_NO_NEGATION.sub(" ", _NO_ADVICE.sub(" ", clause)))) % 2 == 1


def quotes(clause: str, lines: tuple[str, ...]) -> bool:
    """Whether the clause stands in one of the lines, word for word."""
    return len(clause) >= LONG and any(clause in folded(line) for line in lines)


def repeats(clause: str, lines: tuple[str, ...]) -> bool:
    """Whether the clause says what one of the lines says: most of its words, of the same approach, on the same side."""
    return quotes(clause, lines) or any(_in_other_words(clause, line) for line in lines)


def _in_other_words(clause: str, line: str) -> bool:
    said, given = stems([clause]), stems([line])
    meaning = said - _APPROACHES
    shared = len(meaning & given)
    same = said & _APPROACHES <= given and len(meaning) >= FEW and shared >= MOST * len(meaning)
    return same and set(ADVISES.findall(clause)) <= set(ADVISES.findall(folded(line))) and _agrees(clause, line)


def _agrees(clause: str, line: str) -> bool:
    """Whether the part of the line that is nearest to the clause is negated just as it is."""
    said = stems([clause])
    parts = {
        phrase: len(said & stems([phrase])) for whole in clauses(folded(line)) for phrase in (whole, *phrases(whole))
    }
    nearest = max(parts.values())
    return any(negated(part) == negated(clause) for part, shared in parts.items() if shared == nearest)
