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


_PRIVACY = re.compile(
    r"\b(?:gdpr|dsgvo|rgpd|lgpd|hipaa|privacy|data protection|datenschutz\w{0,12}|protection des données"
    r"|protección de datos|proteção de dados|confidential\w{0,4}|vertraulich\w{0,2})\b"
    r"|\b(?:can|may|could|should|do|is it|are)\b.{0,30}\b(?:paste|put|send|upload|share|allowed|legal)\b.{0,60}"
    r"\b(?:names?|patients?|pupils?|tenants?|customers?'?|clients?'?|personal|bank|medication|e-?mails|mails|data)\b"
    r"|\b(?:allowed|legal)\b.{0,40}\b(?:law|names?|personal|data)\b|个人信息|隐私|個人情報|개인정보"
)


_ENOUGH = re.compile(
    r"\b(?:(?<!good )(?<!big )(?<!fast )(?<!cheap )(?<!strong )enough|sufficient|suffice"
    r"|too (?:few|little|small)|(?:would|will|does) (?:that|this|it) do"
    r"|genug|reich(?:t|en)|zu weni(?:g|ge)|assez|suffi\w{0,5}|trop peu|basta\w?|suficientes?|muy poc[oa]s?"
    r"|demasiado poc[oa]s?|poucos?)\b|够|足り|충분"
)
_OF_BUYING = re.compile(
    r"\b(?:do|should|shall|can|would) (?:i|we|you|one) (?:just |really |now )?(?:buy(?! (?:an?|some|more|new)\b)|sign"
    r"|take (?:it|that|the offer|him|them) up|accept|pay (?:for it|him|them|that))\b"
    r"|\b(?:buy|sign)(?: (?:it|that|this|from (?:him|her|them)))? or not\b"
    r"|\b(?:soll(?:en)?|kann|können) (?:ich|wir) .{0,30}(?:kaufen|unterschreiben|annehmen)\b"
)


def enough(text: str) -> bool:
    """Whether folded `text`, which asks, asks if something is enough."""
    return _ENOUGH.search(text) is not None


def of_buying(text: str) -> bool:
    """Whether folded `text`, which asks, asks if an offer is to be taken: "do I buy from him or not?"."""
    return _OF_BUYING.search(text) is not None


def privacy(text: str) -> bool:
    """Whether folded `text`, which asks, asks if their data may go to a model."""
    return _PRIVACY.search(text) is not None


def task_changes(text: str) -> bool:
    """Whether folded `text` asks what comes of a change of their own task: "what breaks when we add a field?"."""
    return _OF_CHANGE.search(text) is not None and _TASK_CHANGES.search(text) is not None


_INTERROGATIVE = re.compile(
    r"(?:(?:and|but|or|so|und|aber|oder|et|mais|ou|pero|y|o|mas|e) )?"
    r"(?:what|how|who|which|why|where|when|can|could|is|are|do|does|did|will|would|should|may"
    r"|was|wie|wer|warum|wo|wann|kann|können|darf|dürfen|ist|sind|geht"
    r"|combien|comment|qui|que|quoi|pourquoi|est-ce|peut-on|puis-je|faut-il"
    r"|cuánto|qué|cómo|quién|puedo|podemos|se puede|es|por qué"
    r"|quanto|o que|quem|posso|pode|dá para)\b"
)
"""How a clause begins that asks by itself."""


def begins_asking(text: str) -> bool:
    """Whether folded `text` begins as a question does, with or without its mark."""
    return _INTERROGATIVE.match(text) is not None
