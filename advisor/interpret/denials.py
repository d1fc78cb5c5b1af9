"""What a message says no to: "once a month, not daily", "forget OpenAI". Nobody may read that as said.

Only for what is named and cannot be anything else - providers, how often, amounts - since "not" before other words
mostly states a fact ("not measured").
"""

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
_NO = r"no|nope|nah|non|nein|nee|não|not|wrong|never|quatsch|pas"
DISBELIEVED = re.compile(
    rf"{_NUMBER_ASKED}\s{{0,3}}(?:(?:but|mais|aber|pero|mas|oh|what|hm|lol|haha|wait)[ ,]{{1,2}}){{0,2}}(?:{_NO})\b"
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
