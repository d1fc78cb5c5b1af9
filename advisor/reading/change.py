"""How often something changes, and what: the knowledge (volatility) or the task (stability)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.facts import Fact
from advisor.reading.clauses import Clause, Passage
from advisor.reading.findings import Finding
from advisor.reading.scope import advised, denied
from advisor.reading.vocabulary import MATERIAL


@dataclass(frozen=True, slots=True)
class Pace:
    """Words for how often, with the volatility and the stability that they mean (empty: too vague to say)."""

    pattern: re.Pattern[str]
    volatility: str
    stability: str


def _pace(pattern: str, volatility: str, stability: str) -> Pace:
    return Pace(re.compile(rf"\b(?:{pattern})(?!\w)"), volatility, stability)


_CHANGE = (
    r"(?:chang(?:e|es|ed|ing)|updat(?:e|es|ed|ing)|revis(?:e|es|ed|ing)"
    r"|refresh\w*|edit(?:s|ed|ing)?|amend\w*|rewrit\w+|rotat\w+"
    r"|reprint\w*|reissu\w+|republish\w*|publish\w*|mov(?:e|es|ing)|shift\w*|evolv\w+"
    r"|(?:come|comes|coming|came) (?:out|in)|(?:is|are|get|gets|being) (?:added|issued|released)"
    r"|arriv(?:e|es)|appear(?:s)?|invents?|introduc\w+|comes? up with|turn(?:s|ing)? over|fluctuat\w+"
    r"|get (?:updated|changed|revised)|(?:gets?|gains?|sees?|has|have) (?:an? )?(?:new|fresh|other) "
    r"(?:editions?|versions?|revisions?|releases?|issues?)|(?:is|are|get|gets) (?:merged|pushed|committed|replaced))"
)
PACES: tuple[Pace, ...] = (
    _pace(
        r"(?:most|nearly every|almost every|on most) (?:weeks?|days?|hours?)|every (?:single )?(?:week|day|hour"
        r"|minute|second|morning|night|few (?:days"
        r"|hours|minutes))|each (?:week|day|hour)|weekly|daily|hourly"
        r"|by the (?:second|minute|hour|day)|nightly|overnight|constantly|continuously"
        r"|all the time|in real[- ]time|non-?stop|day to day"
        r"|(?:several|many|a few|[0-9]+|two|three|four) times (?:a|per|each"
        r"|every) (?:week|day|hour)|(?:once|twice) a (?:week|day)"
        r"|(?:updates?|changes?|revisions?|releases?|edits|versions?|amendments?) (?:a|per|each|every) "
        r"(?:week|day|hour)|every (?:second|other) day|week to week|from week to week",
        "weekly",
        "changing",
    ),
    _pace(
        r"every season|seasonally|(?:with |at )?each sprint|every (?:couple of |few |two |three |second "
        r"|other |\d )?(?:months?"
        r"|weeks)|every (?:second|other) week|each month|monthly|fortnightly"
        r"|(?:once|twice|several times|a few times) a month|(?:updates?|changes?|revisions?|releases?"
        r"|edits|versions?|amendments?) (?:a|per|each|every) month|month to month|every (?:second )?sprint",
        "monthly",
        "changing",
    ),
    _pace(
        r"every (?:spring|summer|autumn|winter|year|few years|couple of years|decade)|each year|yearly|annually"
        r"|(?:once|twice) a year|rarely|hardly ever|seldom|very rarely"
        r"|hardly|barely|once in a blue moon|almost never|next to never|scarcely|every \d+ years",
        "static",
        "stable",
    ),
    _pace(r"quarterly|every quarter|each quarter|once a quarter", "monthly", ""),
)

_KNOWLEDGE = re.compile(
    rf"\b(?:{MATERIAL}|(?:changes|commits|patches) (?:are|get)|prices?|pricing|rates|knowledge|content|information"
    r"|facts|material|pages?|(?<!code )(?<!label )(?<!tag )lists?|code(?! lists?)|monoliths?|lines|stock"
    r"|inventory|rules and rates|rosters?"
    r"|schedules?|timetables?|menus?|products?|range|laws?|rules|terms|offers|news|data|answers)\b"
)
_TASK = re.compile(
    r"\b(?:tasks?|categor(?:y|ies)|queues?|labels?|class(?:es)?|taxonom(?:y"
    r"|ies)|label sets?|format|schema|requirements|criteria|definition"
    r"|what counts as|job|use case|what (?:we|users|they) (?:ask|want|expect)|macros|the work|output"
    r"|goalposts|(?:code|label|tag) lists?|language|dsl|syntax|grammar|tone|style|voice|codes|buckets|tags"
    r"|classification rules|routing rules)\b"
)
_NEVER = re.compile(
    rf"\b(?:never|not|n't|hardly|rarely|seldom|barely)(?: \w+)? {_CHANGE}\b|n't (?:really |ever )?{_CHANGE}\b"
    rf"|\b{_CHANGE} (?:very )?(?:rarely|hardly ever|seldom|never)\b"
    r"|\bthe same (?:as .{1,15} ago|since)\b|\b(?:stays?|stayed|remains?|staying|has been|have been) "
    r"(?:\w+ ){0,2}(?:the same"
    r"|stable|fixed|constant|put|unchanged)\b"
    r"|\b(?:is|are|was|were|a|both|very|and|quite|pretty) (?:\w+ )?(?:stable"
    r"|fixed|static|frozen|set in stone|unchanging|settled|finished|archived)\b"
)
_STEADY = re.compile(r"\b(?:stable|fixed|static|frozen|unchanging) (?:\w+ ){0,2}$")
_DRIFT = re.compile(
    r"\b(?:keeps? (?:on )?(?:changing|shifting|moving|evolving)|still (?:changing"
    r"|evolving|shifting|moving|in flux|being defined)|in flux"
    r"|a moving target|never the same (?:\w+ ){0,2}(?:months?|weeks?|twice)|is(?:n'?t| not) (?:\w+ "
    r")?(?:stable|settled|fixed)"
    r"|are(?:n'?t| not) (?:\w+ )?(?:stable|settled|fixed)|unstable"
    r"|changes? a lot|changing a lot)\b"
)


def changes(passage: Passage) -> Iterator[Finding]:
    """What is said of change. A pronoun ("they change weekly") stands for what the clause before spoke of."""
    before = ""
    for clause in passage.clauses:
        topic = clause.text if _topic(clause.text, len(clause.text)) else f"{before} {clause.text}"
        if not advised(clause):
            yield from _in_clause(clause, topic, passage)
        before = clause.text


def _in_clause(clause: Clause, topic: str, passage: Passage) -> Iterator[Finding]:
    shift = len(topic) - len(clause.text)
    for start, end, volatility, stability in _said(clause.text):
        slot = _topic(topic, shift + start)
        band = stability if slot == "stability" else volatility if slot else ""
        if slot and band:
            yield Finding(Fact(slot, band, words=passage.quote(clause, start, end)))


def _said(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Where a change, or its absence, is told, with the volatility and the stability that it means."""
    if drift := _DRIFT.search(text):
        yield *drift.span(), "", "changing"
        return
    paces = [(pace, found) for pace in PACES for found in pace.pattern.finditer(text)]
    for pace, found in paces:
        verb = re.search(rf"\b{_CHANGE}\b", text[max(0, found.start() - 50) : found.end() + 20])
        if verb and not _told_otherwise(text, found.start(), found.end()):
            yield *found.span(), pace.volatility, pace.stability
    never = _NEVER.search(text)
    if never and not any(found for pace, found in paces if pace.volatility != "static"):
        yield *never.span(), "static", "stable"


def _told_otherwise(text: str, start: int, end: int) -> bool:
    return denied(text, start, end) and not re.search(r"\b(?:hardly|barely|no)\b.{0,30}$", text[:start])


def _topic(text: str, place: int) -> str:
    """The slot whose noun stands last before `place`, or first after it."""
    nearest = max(((found.end(), slot) for slot, found in _nouns(text, 0, place)), default=None)
    if nearest is None:
        nearest = min(((found.start(), slot) for slot, found in _nouns(text, place, len(text))), default=None)
    return nearest[1] if nearest else ""


def _nouns(text: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
    for slot, nouns in (("volatility", _KNOWLEDGE), ("stability", _TASK)):
        for found in nouns.finditer(text, start, end):
            yield slot, found


def steady_tasks(passage: Passage) -> Iterator[Finding]:
    """A task called stable by its adjective: "40 fixed queues"."""
    for clause in passage.clauses:
        for found in _TASK.finditer(clause.text):
            steady = _STEADY.search(clause.text[max(0, found.start() - 30) : found.start()])
            if steady and not advised(clause) and not denied(clause.text, *found.span()):
                yield Finding(Fact("stability", "stable", words=passage.quote(clause, *found.span())))
