"""Replies with two sides, words that put something right, and what is said no to: no fact may outlast these."""

from __future__ import annotations

import re

_NAMED = r"openai|azure|aws|amazon|google|gemini|vertex|anthropic|claude|bedrock|mistral|llama|qwen|microsoft"
_OFTEN = (
    r"hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually|constantly"
    r"|(?:every|each|once an?|once per) (?:single )?(?:minute|hour|day|night|week|month|quarter|year)"
    r"|stündlich|täglich|wöchentlich|monatlich|jährlich|jede[nsr]? (?:minute|stunde|tag|woche|monat|jahr)"
    r"|(?:chaque|tous les|toutes les) (?:jours?|semaines?|mois|heures?)|quotidien\w{0,4}|hebdomadaire\w{0,3}"
    r"|mensuel\w{0,3}"
    r"|(?:cada|todos los|todas las|todos os|todas as) (?:d[ií]as?|horas?|semanas?|meses|mes|mês)"
    r"|(?:a )?diari[oa]\w{0,5}|semanal\w{0,5}|mensua?l\w{0,5}"
)
_AMOUNT = r"[0-9][0-9.,]{0,12}[km]?\b"
_NOT = (
    r"not|never|isn't|aren't|don't|won't|no longer|forget|scrap|drop|nicht|keine?|pas|nunca|n[ãa]o"
    rf"|no(?= (?:(?:a|cada|todos|todas|es|son|con) |(?:{_NAMED})\b))"
)
_BETWEEN = r"with|on|at|via|to|use|using|be|about|even|only|just|mit|bei|avec|chez|con|com|es|is|are|it's|son|são|sind"
DENIED = re.compile(rf"\b(?:{_NOT})(?: (?:{_BETWEEN})){{0,3}} ?\b(?P<what>{_NAMED}|{_OFTEN}|{_AMOUNT})\b")


_NUMBER_ASKED = r"[0-9][0-9., ]{0,12}[km]?\b[^.!?\n]{0,40}\?{1,3}"
_DENIAL = r"no|nope|nah|non|nein|nee|não|not|wrong|never|quatsch|pas"
DISBELIEVED = re.compile(
    rf"{_NUMBER_ASKED}\s{{0,3}}(?:(?:but|mais|aber|pero|mas|oh|what|hm|lol|haha|wait)[ ,]{{1,2}}){{0,2}}(?:{_DENIAL})\b"
)
"""A number repeated in disbelief: "10,000 a day? no, ..."."""


def denied(text: str) -> tuple[str, ...]:
    """What folded `text` says no to, in its words."""
    return tuple(found["what"] for found in DENIED.finditer(text))


def undenied(text: str) -> str:
    """Folded `text` with as many blanks in place of what it says no to."""
    for pattern in (DISBELIEVED, DENIED):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text


_BUT = (
    r"but|however|though|although|except|apart from|not really|not quite|kind of|sort of|partly|half|depends"
    r"|aber|jedoch|doch|bloß|allerdings|jein|teils|eher nicht|nicht (?:wirklich|ganz)|mais|sauf"
    r"|pas (?:vraiment|tout à fait)|en partie|ça dépend|pero|salvo|no del todo|en parte|depende|mas|por[ée]m"
    r"|não é bem|em parte"
)
_BOTH = r"(?:yes|yeah|ja|oui|sí|si|sim) (?:and|und|et|y|e) (?:no|nein|non|não)"
"""Yes and no in one breath."""
_BEGINS = r"(?:^|[,.;:!?\n] ?)"
_YES = re.compile(rf"{_BEGINS}(?:yes|yeah|yep|sure|ja|oui|sí|si|sim)\b")
_NO = re.compile(
    rf"{_BEGINS}(?:nope|nein|non|não"
    r"|no(?! (?!(?:it|that|this|we|i|they|you|he|she|not|there|because|sorry|thanks|es|eso|lo|la|se|está)\b)\w))\b"
)
"""A no, and not "no internet"."""
_CONTRAST = re.compile(rf"\b(?:{_BUT}|{_BOTH})\b|但|不过|不過|只是|けど|けれど|でも|ただ|が、|지만|는데|근데")
_CORRECTING = re.compile(
    r"\b(?:wrong|actually|rather|instead|meant|correction|i said|told you|never said|you (?:wrote|noted|put)|still"
    r"|falsch|eigentlich|sondern|vielmehr|ich (?:sagte|meinte)|habe ich (?:doch )?(?:nicht )?gesagt"
    r"|faux|plutôt|en fait|j'ai dit|je voulais dire|sino|en realidad|dije|te he dicho|más bien|quería decir"
    r"|na verdade|eu disse|já disse|quis dizer|aliás)\b|不是|其实|應該|应该是|じゃなく|ではなく|実は|아니라|아니고|사실"
)
_WITHDRAWN = re.compile(
    r"\b(?:that|this|it)(?:'s| is| was)? (?:not|isn't|wasn't) (?:right|correct|true|it|what i|so)\b|\b(?:that"
    r"|this)(?:'s| is) wrong\b"
    r"|\bnot (?:about )?(?:really )?\w{3,14}ing\b|\byou (?:have|got|wrote|noted|put) (?:it|that|this) (?:down )?wrong\b"
    r"|\b(?:das|es) (?:stimmt|ist) (?:so )?(?:nicht|falsch)\b|\bce n'est pas (?:ça|juste|vrai)\b|\bc'est faux\b"
    r"|\b(?:eso|esto) no es (?:así|cierto|correcto)\b|\bisso não (?:é|está) (?:certo|isso|assim)\b"
)


_YES_FIRST = re.compile(
    rf"\W*(?:(?:well|ok|okay|so|then|oh|ah|hm+)[ ,.]{{1,2}}){{0,2}}(?!{_BOTH}\b)"
    r"(?:yes|yeah|yep|yup|ja|oui|sí|si|sim|sure)\b"
)
_FIRST_SENTENCE = re.compile(r"[^.!?\n]*")
_BUT_ASKS = re.compile(
    r"(?<=[.!] )(?:but|aber|mais|pero|mas) (?:why|what|how|who|which|where|when|is|are|can|could|do|does|will|would"
    r"|warum|was|wie|wer|kann|ist|pourquoi|comment|combien|est-ce|por qu[eé]|c[oó]mo|cu[aá]nto|por que|como|quanto)\b"
    r"[^.!?\n]{0,200}\?"
)
"""A question that only opens with "but"."""


def says_yes_first(text: str) -> bool:
    """Whether folded `text` opens with a plain yes, or says yes in its first sentence and nothing there against it."""
    if _YES_FIRST.match(text):
        return True
    first = _FIRST_SENTENCE.match(text)
    return first is not None and _YES.search(first[0]) is not None and not two_sided(first[0])


def two_sided(text: str) -> bool:
    """Whether folded `text` says yes and no, or one of them with a "but": then no part of it answers for the whole.

    "Anywhere. But why do you ask?" has one side, and asks.
    """
    text = _BUT_ASKS.sub("", text)
    return _CONTRAST.search(text) is not None or (_YES.search(text) is not None and _NO.search(text) is not None)


def corrects(text: str) -> bool:
    """Whether folded `text` puts right what was noted before, or says it once more: "actually", "I said"."""
    return _CORRECTING.search(text) is not None


def withdraws(text: str) -> bool:
    """Whether folded `text` says of something that was noted that it is not so: "that's not right", "not writing"."""
    return _WITHDRAWN.search(text) is not None


_NEGATES = re.compile(
    r"\b(?:not|no|never|nobody|nothing|hardly|nicht|kein\w{0,2}|nein|nie|pas|non|jamais|nunca|não|nem)\b|n't\b"
    r"|不|没|ない|ません|안 |않"
)


def negates(text: str) -> bool:
    """Whether folded `text` has a negation in it, whatever it is said of."""
    return _NEGATES.search(text) is not None


_NEGATED = re.compile(
    r"\b(?:not|no|never|without|nicht|kein(?:e|en|er|es)?|ohne|pas(?: de)?|sans|ni|sin|não|sem)\b"
    r"(?! (?:only|just|yet|really|sure|nur|seulement|solo|só|ai|ki|ia|bot|model|system|tool)\b)"
    r"(?: (?:about|for|any|an?|the|new|de|d'|um|ein(?:e|en)?|une?|zu|to|be))*(?: [\w'-]{2,20}){0,2}"
    r"|\b(?:no|kein\w{0,2}|sin|sans|ohne) [\w'-]{2,20}"
)


def unnegated(text: str) -> str:
    """Folded `text` with as many blanks in place of what stands right behind a "not" or a "no"."""
    return _NEGATED.sub(lambda found: " " * len(found[0]), text)


_ALONE = re.compile(
    r"\b(?:only|just|alone|nothing but|any ?more|nur|allein|seulement|uniquement|sólo|solo|só|apenas)\b"
)
"""What comes with one of these comes beside nothing."""


def replaces(text: str) -> bool:
    """Whether what folded `text` says comes in the place of what was said before, and not beside it."""
    return corrects(text) or two_sided(text) or unnegated(text) != text or _ALONE.search(text) is not None
