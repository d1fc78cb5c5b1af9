"""What a question is plainly about, by the words that can hardly mean anything else."""

from __future__ import annotations

import re

_OURS = (
    r"(?:categor(?:y|ies)|codes?|fields?|class(?:es)?|labels?|topics?|documents?|prices?|rules?|products?|forms?|tasks?"
    r"|polic(?:y|ies)|kategorien?|felder|klassen|dokumente|preise|regeln|catégories?|champs?|tarifs?|categor[ií]as?"
    r"|campos?|precios?)"
)
_CHANGE = (
    r"(?:chang(?:e|es|ed|ing)|add(?:s|ed|ing)?|new|änder\w{0,4}|ändern|neue?|dazukomm\w{0,3}|chang(?:ent|eons)"
    r"|nouve(?:lles?|aux|au)|ajout\w{0,4}|cambi(?:a|an|amos)|nuev[oa]s?|añad\w{0,5}|mud(?:a|am|amos)|nov[oa]s?)"
)
_CONSEQUENCE = (
    r"(?:what (?:if|happens|breaks|about|then)|(?:re-?train|train (?:it |them )?(?:again|anew)|start (?:over|again))"
    r"|was (?:passiert|ist),? (?:wenn|mit)|neu trainieren|que se passe-t-il|et si|réentraîner|qué pasa si|reentrenar"
    r"|o que acontece)"
)
_OF_CHANGE = re.compile(rf"\b{_CONSEQUENCE}\b")
_TASK_CHANGES = re.compile(rf"\b{_OURS}\b.{{0,40}}\b{_CHANGE}\b|\b{_CHANGE}\b.{{0,30}}\b{_OURS}\b")


def task_changes(text: str) -> bool:
    """Whether folded `text` asks what comes of a change of their own task: "what breaks when we add a field?"."""
    return _OF_CHANGE.search(text) is not None and _TASK_CHANGES.search(text) is not None
