"""Tells what is said from what is denied or only supposed, within a clause."""

from __future__ import annotations

import re

from advisor.reading.clauses import Clause

_REACH = 60
"""Characters that a "no" or a "need" reaches; people rarely put more between it and what it is about."""

_NOT = (
    r"(?:no|(?<!\bor )not|never|without|none|nobody|no[- ]?one|nothing|zero|neither|nor|lack|lacks|lacking"
    r"|hardly any|cannot|yet to|(?:do|does|did|have|has|had|is|are|was|were|ca|wo|would|could"
    r"|should)n'?t)"
)
_NEGATOR = re.compile(rf"\b{_NOT}\b(?! (?:only|just|sure|doubt|matter)\b)")
_DENIED_AFTER = re.compile(
    r"\s*[:=-]?\s*(?:so far |yet )?(?:(?:(?:is|are|was|were|has|have|had|do|does|did)(?:n'?t| not| "
    r"never| still not)|(?:is|are) (?:still )?(?:missing|lacking|absent|out of the question))\b"
    r"|(?:none|missing|nope)\b|: ?no\b)"
)
_UNNEEDED = re.compile(
    r"\s*(?:(?:is|are|was|were|do|does)(?:n'?t| not)|is no|are no) (?:really |that |so |an? |the |our "
    r")*(?:important|needed|required|relevant|necessary|issue|problem|point|goal|concern|requirement"
    r"|matter)\b"
)
_NEW_THOUGHT = re.compile(
    r"\b(?:but|apart from|other than)\b|^without\b.* to\b|[,:(].{0,20}\b(?:have|has|had|got|with|is"
    r"|are|was|were|works?|use|uses|built)\b"
)
_SUPPOSED = re.compile(
    r"\b(?:(?<!tells )(?<!tell )(?<!decides )(?<!checks )if|(?:sure|unsure|know|idea|clear|unclear"
    r"|wonder\w*|unknown) whether|unless|until(?! (?:\d|next|the end|last|then|now))|once(?! (?:a|an"
    r"|per|every|each|in|or)\b)|say (?:i|we) (?:had|have)|suppose|supposing|imagine|assuming|let's say"
    r"|how many|how much|how large|how big)\b"
)
_MODAL = re.compile(r"\b(?:could|would|should|might|may|perhaps)\b")
_MAYBE = re.compile(
    r"\b(?:plan|plans|planning|going to|will|hope|hoping|intend|intends|need|needs|needed|require"
    r"|requires|required|recommends?|recommended|suggests?|suggested|says|said|claims?|claimed"
    r"|eventually|someday|soon|aim|aiming|(?:target|goal) (?:is|of)|want|wants|trying to|typically"
    r"|usually|generally|generate|possible)\b"
)
_ASKING = re.compile(
    r"(?:and |so |or |then )?(?:(?:is|are|do|does|did|can|has|have|was|were) (?:we|i|you|it|there|they"
    r"|an?|the|any|[0-9~])|who|what|which|when|why|where|how)\b"
)
_OWN = re.compile(
    r"\b(?:our|my|these|we have|we've|we've got|i have|i've|i've got|we hold|we already have|(?:with"
    r"|on) (?:only|just|about|around|roughly)|(?:i|we|and|we've) (?:only |just |already )?(?:have|kept"
    r"|keep|hold|saved|collected|gathered))(?: \w+)?\s?$"
)
_NEEDED = re.compile(
    r"(?:and |so |or |but )?(?:do|does|would|will|must) (?:we|i|it|they|you) (?:really |even |also "
    r")?(?:need|have to)\b(?! (?:fine|tun|train|rag))"
)
_IN_HAND = re.compile(r"\b(?:with|on|have|got) (?:only|just) (?:about |around )?$")
"""Who asks what can be done with only so many has them."""
_OTHERS = re.compile(
    r"^(?:[\w' -]{0,20}[,:] )?(?:and |but |also |apparently )?(?:(?:one|some|most|many|all|several"
    r"|few) of )?(?:(?:a|an|my|our|the|some|another|one|other|this|that|many|most|few) "
    r")*(?:competitors?|rivals?|friends?|cousin|brother|sister|neighbou?r|ex-colleague|other "
    r"(?:compan(?:y|ies)|teams?|firms?|banks?|organi[sz]ations?|shops?|hospitals?|startups?|people)"
    r"|another (?:company|team|firm|bank|organi[sz]ation|shop|hospital)|article|blog(?: post)?|papers?"
    r"|stud(?:y|ies)|tutorial|video|podcast|youtube\w*|reddit|linkedin|benchmarks? online)\b|\b(?:i"
    r"|we) (?:just |once |also |recently |have |'ve )*(?:read|heard|saw)\b"
    r"(?! (?:[\w-]+ ){0,3}(?:failures|failed|wrong answers|errors))|\b(?:any|some|most|many) "
    r"of your (?:customers|users|clients)\b|\baccording to\b(?! (?:our"
    r"|my|us)\b)|\b(?:told (?:me|us)|says?|said) (?:that )?(?:they|he|she) (?:have|has|had|use|uses"
    r"|used|trained|fine-?tuned|got)\b"
)


def denied(text: str, start: int, end: int, *, lists: bool = True, failing: bool = False) -> bool:
    """Whether `text[start:end]` stands under a negation before or right after it.

    `lists` lets a negation reach over commas ("no owner, evals or examples"). What is wished stays wished while it is
    `failing` ("the format is not kept"), unless it is said to be unneeded.
    """
    if (_UNNEEDED if failing else _DENIED_AFTER).match(text, end):
        return True
    before = text[max(0, start - _REACH) : start]
    negators = list(_NEGATOR.finditer(before))
    if not negators:
        return False
    between = before[negators[-1].start() :]
    return (lists or "," not in between) and not _NEW_THOUGHT.search(between)


def imagined(clause: Clause) -> bool:
    """Whether a clause is about what if, or asks instead of telling."""
    return bool(_SUPPOSED.search(clause.text) or (clause.asks and _ASKING.match(clause.text)))


def doubted(clause: Clause) -> bool:
    """Whether a clause asks whether something is needed at all."""
    return clause.asks and _NEEDED.match(clause.text) is not None


def foreign(sentence: str) -> bool:
    """Whether a sentence tells of somebody else's situation: a competitor's, a friend's, an article's."""
    return _OTHERS.search(sentence) is not None


def advised(clause: Clause) -> bool:
    """Whether a clause is imagined or says what could or should be."""
    return imagined(clause) or bool(_MODAL.search(clause.text))


def supposed(clause: Clause, start: int) -> bool:
    """Whether what stands at `start` is imagined, asked, planned or somebody else's, and not a fact yet."""
    if imagined(clause):
        return not _IN_HAND.search(clause.text, 0, start)
    near = clause.text[: start + _REACH]
    unreal = _MODAL.search(near) or _MAYBE.search(near)
    return bool(unreal) and not _OWN.search(clause.text, 0, start)
