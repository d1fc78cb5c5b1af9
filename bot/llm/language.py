"""Which language a text is in, by its script and its commonest words: enough to know when we cannot check one."""

from __future__ import annotations

import re
import unicodedata

ENGLISH = "en"
OTHER = ""
"""A language that is none of those told apart here."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that are frequent in one language and that the others do not share in the same spelling.
COMMON: dict[str, frozenset[str]] = {
    ENGLISH: _words(
        "the of and to is that it for are with this be have not you we our your from by on at as can they there which "
        "what how should would do does when where than their them its been has was were will would could more any each "
        "before because while until without these those who if or but a an in so here than one most least more it's "
        "don't isn't can't does up out about below above yet only first better good into once"
    ),
    "de": _words(
        "der die das und ist nicht ein eine einen einem mit für auf von zu dem den wir sie ich sich auch oder wie wenn "
        "kann sollte sollten unsere unser ihre werden wird haben noch nur aber bei aus nach über zum zur in es"
    ),
    "fr": _words(
        "le la les des une est et que qui pour dans nous vous notre nos votre pas ne sur avec ce cette sont par plus "
        "faut avons avez doit être mais ou au aux du je il elle ils"
    ),
    "es": _words(
        "el los las una es y que para con no se por su nuestro nuestra nuestros del al como más pero sobre tenemos "
        "queremos debe debemos son está este esta hay muy lo en un"
    ),
    "pt": _words(
        "o os as um uma é e que para com não se por seu nosso nossa nossos do da dos das ao como mais mas sobre temos "
        "queremos deve são está este esta há muito em na"
    ),
    "it": _words(
        "il lo gli una è e che per con non si suo nostro nostra nostri del della dei delle al come più ma abbiamo "
        "vogliamo deve sono questo questa molto in un di"
    ),
    "nl": _words(
        "de het een en is niet dat van voor met op te zijn wij we ons onze ook of als kan moet maar bij uit naar over "
        "wordt worden hebben nog er dit deze in"
    ),
}
FEWEST = 2
"""Common words of a language before we take a text to be in it: one alone may be a name, or the same in English."""
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The ISO 639-1 code of `text`: English where too little is said to tell, `OTHER` for what is not told apart."""
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if letters and latin < 0.7 * len(letters):
        return OTHER
    words = _WORD.findall(text.casefold())
    counts = {code: sum(word in common for word in words) for code, common in COMMON.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= FEWEST and counts[best] > counts[ENGLISH] else ENGLISH
