"""Which terms a message asks to have explained, or told apart: only where that is the whole message."""

from __future__ import annotations

import re

from advisor.glossary import named

LONGEST = 120
"""Characters of a question about terms; what is longer tells a story, and is read as one."""

_LEAD = re.compile(
    r"(?:(?:ok|okay|so|and|but|also|by the way|btw|well|sorry|hi|hello|hey|please|thanks) )*"
    r"(?:(?:can|could|would|will) you (?:please )?)?"
)
_TAIL = re.compile(
    r"(?: (?:please|again|anyway|by the way|btw|exactly|actually|then|really|here|thanks|all about"
    r"|for (?:me|us)|to (?:me|us)"
    r"|in (?:plain (?:english|words)|simple (?:terms|words)|this (?:context|case)|a nutshell|short)))+$"
)
_IS = r"(?:is|are|was|'s|'re|s)"
_ONE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"what ?{_IS}(?: meant by| the (?:meaning|definition) of| an? example of)? (.+)",
        r"what (?:does|do|did|is|are) (.+?) (?:mean|stand for|do|for)",
        r"what (?:do|did) you mean (?:by|with) (.+)",
        r"what counts as (.+)",
        r"(?:define|explain|describe) (?:(?:to )?(?:me|us) )?(?:what )?(.+?)(?: is| are| means?| works?)?",
        r"(?:(?:tell (?:me|us) )?(?:more )?(?:about|on)|meaning of|definition of) (.+)",
        r"(?:i|we) (?:don't|do not) (?:know|understand) what (.+) (?:is|are|means?)",
        r"never heard of (.+)",
    )
)
_HOW = re.compile(r"(?:(?:explain|tell)(?: me| us)? )?how (?:(?:does|do) (.+) work|(.+) works?)")
_TWO = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?:what ?{_IS}|explain|tell (?:me|us)) )?(?:the )?differences? between (.+?) (?:and|&|vs|versus) (.+)",
        r"how (?:is|are|does|do) (.+?) (?:differ|different|compare) (?:from|to|than|with) (.+)",
        r"compare (.+?) (?:and|with|to|against|vs|versus) (.+)",
        r"(.+?) (?:vs|versus|compared (?:to|with)) (.+)",
    )
)


def asked_terms(text: str) -> tuple[str, ...]:
    """The ids of the terms that the whole of folded `text` asks about: one, or two to tell apart, or none."""
    words = _words(text)
    if len(words) > LONGEST:
        return ()
    core = _TAIL.sub("", words[_lead(words) :])
    asked = [found.groups() for pattern in _TWO if (found := pattern.fullmatch(core))]
    if how := _HOW.fullmatch(core):
        thing = how[1] or how[2]
        asked += [(f"how {thing} works",), (thing,)]
    asked += [found.groups() for pattern in _ONE if (found := pattern.fullmatch(core))]
    if text.rstrip().endswith("?"):
        asked.append((core,))
    return next((known for names in asked if (known := _known(*names))), ())


_MEANING = re.compile(
    r"\b(?:what|which) (?:does|do|is|are)\b.{0,120}\b(?:mean|meaning|meant)\b|\bwhat do you mean\b"
    r"|\b(?:was (?:heißt|bedeutet|meinst du|meinen sie)|que (?:veut dire|signifie)|qu[eé] (?:significa|quiere decir)"
    r"|o que (?:significa|quer dizer))\b|什么意思|どういう意味|무슨 뜻"
)


def asks_meaning(text: str) -> bool:
    """Whether folded `text` asks what some words mean: what it quotes it does not say."""
    return _MEANING.search(text) is not None


def only_term(text: str) -> tuple[str, ...]:
    """The id of the term that folded `text` is and says nothing about, or none."""
    return _known(_words(text))


def _words(text: str) -> str:
    return " ".join(re.sub(r"[^\w'&+-]+", " ", text).split())


def _lead(words: str) -> int:
    found = _LEAD.match(words)
    return found.end() if found else 0


def _known(*names: str) -> tuple[str, ...]:
    terms = [named(name) for name in names]
    return tuple(dict.fromkeys(term.id for term in terms if term)) if all(terms) else ()
