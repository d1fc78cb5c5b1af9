"""Whether words say that something works or falls short, whatever they deny: "doesn't do the job" falls short."""

from __future__ import annotations

import re
from enum import StrEnum


class TryResult(StrEnum):
    """What somebody says came of a try."""

    WORKS = "works"
    SHORT = "short"


_WORKS = re.compile(
    r"\b(?:do(?:es|ing)? (?:the|its|his|her|a good|our|this|that) job|good enough|up to (?:it|the job|scratch|standard)"
    r"|work(?:s|ed)?(?= ?(?:$|[.,;!)]|well|fine|perfectly|yet|at all|and|properly|reliably))|working"
    r"|(?:get|gets|getting|got) (?:it|there|them|most|everything) right"
    r"|satisf\w{2,5}|acceptable|usable|gut genug|funktioniert|klappt|taugt|suffit|marche|assez bon|sirve|funciona)\b"
)
_SHORT = re.compile(
    r"\b(?:fall(?:s|ing)?|fell|stays?|stopp?(?:s|ed)?) (?:\w+ )?short|(?<!error )\b(?:fail(?:s|ed|ing)?)\b"
    r"|\b(?:disappoint\w{0,4}|too (?:many|much) (?:errors|mistakes|wrong)|still (?:gets? )?(?:\w+ )?wrong|still stuck"
    r"|reicht nicht|zu viele fehler|insuffisant|insuficiente)\b"
)
_NOT = re.compile(
    r"(?:\b(?:not|no|never|nothing|nobody|none|neither|no longer|hardly|barely|nowhere near|far from|without"
    r"|nicht|nie|kaum|ne|pas|nunca|não|nem)|n't|\bn'\w+)(?: [\w']{1,12}){0,3} ?$"
)
_NOT_AFTER = re.compile(r" ?(?:nicht|kaum|pas)\b")
_MEASURED = re.compile(
    r"\b(?:measured|scored|evaluated|tested|benchmarked|gemessen|getestet|mesuré\w{0,2}|testé\w{0,2}|medid[oa]s?|probad[oa]s?"
    r"|testad[oa]s?)\b"
)


def outcome(text: str) -> TryResult | None:
    """What folded `text` says came of it; None where it says nothing of it, or both."""
    found = {_turned(TryResult.WORKS, match, text) for match in _WORKS.finditer(text)}
    found |= {_turned(TryResult.SHORT, match, text) for match in _SHORT.finditer(text)}
    return found.pop() if len(found) == 1 else None


def was_measured(text: str) -> bool:
    """Whether folded `text` says that something was measured, and not that it was not."""
    return any(not _denied(match, text) for match in _MEASURED.finditer(text))


def _turned(plain: TryResult, match: re.Match[str], text: str) -> TryResult:
    if not _denied(match, text):
        return plain
    return TryResult.SHORT if plain is TryResult.WORKS else TryResult.WORKS


def _denied(match: re.Match[str], text: str) -> bool:
    before = re.split(r"[.,;:!?]| but | and ", text[max(0, match.start() - 40) : match.start()])[-1]
    return _NOT.search(before) is not None or _NOT_AFTER.match(text, match.end()) is not None
