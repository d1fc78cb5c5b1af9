"""What the model is to do, and what falls short: the words that name them outright, and what a wish says of each.

The older tables of wishes speak of a goal, which mixed the two; `advisor.slots.former` puts that into today's words,
and what stands in the tables here, being sharper, goes before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from advisor.facts import Fact
from advisor.reading.cues import Cue, cue
from advisor.reading.findings import Finding, settle
from advisor.reading.saving import WORKS
from advisor.reading.scope import denied

_FIELDS = (
    r"(?:fields?|entit(?:y|ies)|names?|dates?|amounts?|totals?|line items|numbers?|addresses|quantities|doses?|dosages?"
    r"|attributes?|key[- ]values?)"
)
_TEXTS = (
    r"(?:repl(?:y|ies)|answers|e-?mails|letters|reports|posts|listings|descriptions|offers|proposals|articles"
    r"|newsletters|copy|obituaries|speeches)"
)
_TUNING = r"rag|retrieval|fine-?tun\w+|tuning|training|vendors?|people say"

TASKS: tuple[Cue, ...] = (
    cue("task", "draft", rf"(?:draft|compose|write)(?:s|ing)? (?:[\w'-]+ ){{0,3}}{_TEXTS}", wish=True,
        unless=r"(?:customers?|users?|guests?|people|clients?|patients?|tenants?|they) (?:\w+ )?writes?"),
    cue("task", "draft", r"(?:want|need|like) (?:\w+ ){0,2}repl(?:y|ies) in", wish=True),
    cue("task", "transform", r"translat(?:e|es|ing|ion|ions|or)|rewrit(?:e|es|ing)|proofread\w*"
        r"|correct(?:s|ing)? (?:grammar|spelling|texts)", wish=True,
        unless=r"someone|hire|prompts?|in translation|(?:in)?to practice"),
    cue("task", "whole_text", r"summari[sz](?:e|es|ing)|summaries|minutes of (?:a|one|each) meeting"
        r"|review (?:each|every|a|one) (?:contract|paper|report|document)", wish=True),
    cue("task", "sort", r"which (?:desk|team|department|queue|folder|office|person|shelf) (?:[\w',-]+ ){1,5}?(?:goes|go"
        r"|belongs?)", wish=True),
    cue("task", "extract", r"(?:extract|pull)(?:s|ing)? (?:\w+ ){0,6}(?:out of|from)|entity (?:extraction|recognition)"
        r"|named entities", wish=True, unless=r"answers?|passages?|chunks?|pages|information|knowledge"),
    cue("task", "extract", rf"(?:pull|extract|lift|captur|pars|recogni[sz]|read)(?:e|s|es|ing)? (?:out )?"
        rf"(?:[\w,'-]+ ){{0,6}}?{_FIELDS} (?:[\w,'-]+ ){{0,5}}?(?:out of|from|in|on)", wish=True,
        unless=r"answers?|passages?|chunks?|pages|knowledge"),
    cue("task", "extract", rf"{_FIELDS} (?:out of|from)", wish=True, near=r"pulls?|pulling|extract\w*|lifts?|captur\w+",
        unless=r"answers?|passages?|chunks?|pages|knowledge"),
    cue("task", "extract", r"(?:types?|typing|keys?|keying|enters?|entering|cop(?:y|ies|ying)) .{3,60} into (?:our|the"
        r"|an?) (?:[\w-]+ )?(?:systems?|forms?|spreadsheets?|erp|crm|databases?|tms)", wish=True),
    cue("task", "act", r"(?:books?|booking|reserves?|reschedules?|cancels?) (?:an? |the |their |her |his )?(?:[\w-]+ )?"
        r"(?:appointments?|rooms?|tables?|seats?|slots?|flights?|visits?|one|orders?)|(?:put|puts) the appointment"
        r"|(?:places?|creates?|opens?|updates?|closes?) (?:an?|the) (?:order|ticket|booking|record)", wish=True,
        near=r"bots?|assistants?|agents?|models?|it|chat|should|able|must|asks?|for (?:guests|customers|callers)"),
    cue("task", "code", r"(?:write|writes|writing|generate|generates|generating) (?:\w+ ){0,3}(?:code|sql|queries"
        r"|scripts|unit tests)|text[- ]?(?:2|to)[- ]?sql|code (?:completion|generation)", wish=True),
    cue("task", "converse", r"role ?-?play\w*|(?:an?|the|its|one|same) persona|companion (?:bot|app)"
        r"|coach(?:ing)? (?:bot|app|dialogues?)"
        r"|(?:talk|speak)s? (?:like|as) (?:a|the|our) \w+ character"
        r"|characters? (?:[\w'-]+ ){0,3}(?:talks?|speaks?)", wish=True),
    cue("task", "search", r"recommend(?:s|ing)? (?:\w+ ){0,2}(?:products|items|books|jobs|films|movies)"
        r"|match(?:es|ing)? (?:\w+ ){0,2}(?:to|with) (?:jobs|candidates|products|suppliers)"
        r"|semantic search", wish=True),
    cue("task", "perceive", r"(?:in|from|on) (?:\w+ ){0,2}(?:photos|pictures|images|scans|x-?rays|videos|recordings)"
        r"|object detection|speech recognition", wish=True),
    cue("task", "compute", r"(?:calculat|comput)(?:e|es|ing) (?:\w+ ){0,3}\w+|do (?:sums|arithmetic)|get sums"
        r"|forecast(?:s|ing)? (?:\w+ ){0,3}(?:sales|demand|use|consumption)", wish=True),
    cue("task", "compute", r"(?:work|figure)s? out (?:[\w']+ ){0,4}(?:shares?|amounts?|totals?|fees?|sums?)"
        r"|(?:amounts|sums|totals|shares) (?:\w+ ){0,2}(?:off|wrong)"
        r"|gets? (?:wrong (?:is|are) the sums|(?:the |its )?(?:sums|arithmetic|maths?|amounts) wrong)", rank=2),
)  # fmt: skip

GAPS: tuple[Cue, ...] = (
    cue("gap", "retrieval", r"(?:finds?|retriev(?:es|ed)|returns?|pull(?:s|ed) up|brings? up) (?:the |us )?"
        r"(?:wrong|irrelevant|unrelated|too few) (?:\w+ )?(?:passages?|paragraphs?|documents?|chunks?|pages?|results)"),
    cue("gap", "grounding", r"(?:has|gets|finds|given|sees) the right (?:\w+ )?(?:passages?|pages?|documents?|texts?"
        r"|chunks?|clauses?)", near=r"wrong|still|invents?|ignores?|mixes"),
    cue("gap", "manner", r"(?:the |its )?(?:tone|style|voice|register) (?:is|are|comes? out|sounds?) (?:\w+ ){0,2}"
        r"(?:wrong|off|stiff|flat|bland|inconsistent)|wrong (?:tone|style|voice|register)"),
    cue("gap", "speed", r"(?:is|are|far|much|it's) too slow|takes? too long|latency is (?:too high|a problem)",
        wish=True, unless=rf"{_TUNING}|expensive|costly|dear|pricey"),
    cue("gap", "place", r"(?:has to|must|should|needs? to) (?:run|work) (?:\w+ ){0,2}(?:offline|on (?:a |our )?"
        r"(?:phones?|laptops?|devices?|edge|tablets?)|on[- ]device|locally)"
        r"|without (?:the |an |any )?(?:internet|network|signal)|no (?:signal|internet)|on (?:the|their|our) tablets?",
        wish=True),
    cue("gap", "exactness", r"(?:same|identical) (?:answer|result|output) (?:every|each) time|fully (?:explainable"
        r"|auditable)|has to be (?:explainable|auditable|deterministic|repeatable)", wish=True),
    cue("gap", "language", r"(?:low[- ]resource|rare|minority|endangered) languages?|speaks? (?:our|the) (?:dialect"
        r"|language) (?:badly|poorly)", wish=True),
    cue("gap", "untried", r"(?:have|has|had)(?:n't| not) tried anything|nothing (?:has been )?tried yet|just an idea"
        r"|haven't (?:started|built anything)"),
)  # fmt: skip

LIVE: tuple[Cue, ...] = (
    cue("knowledge", "none", r"no (?:facts|knowledge|documents|data) of (?:our|its) own|no knowledge of ours"
        r"|nothing to look up|(?:needs?|takes?) no (?:facts|knowledge|documents) of ours", rank=3),
    cue("volatility", "constant", r"(?:chang(?:e|es|ing)|updat(?:e|es|ed|ing)|moves?|shifts?) (?:\w+ ){0,3}?"
        r"(?:by the (?:minute|second)|every (?:single |few )?(?:minutes?|seconds?)|minute (?:by|to) minute"
        r"|in real[- ]time)|(?:of|at) this (?:very )?(?:moment|minute)", rank=2, unless=r"categories|taxonomy|labels?"),
)  # fmt: skip

FAILURES: tuple[Cue, ...] = (
    cue("failures_read", "yes", r"(?:read|went through|gone through|looked (?:at|through)|reviewed|analy[sz]ed"
        r"|categori[sz]ed|did|done) (?:[\w'-]+ ){0,3}?(?:failures|failed (?:cases|answers)"
        r"|wrong answers|error analysis)", denied="no", unless=r"vendors?"),
    cue("failures_read", "no", r"no error analysis"),
)  # fmt: skip

_OF_TASK = frozenset({"answers", "classify", "reasoning", "tools", "smarter"})
_OF_GAP = frozenset({"answers", "behaviour", "format", "cheaper"})
_VAGUE = frozenset({"format", "smarter"})
"""A form or a better model, wished for beside something else, is neither what is to be done nor what falls short."""
_FALLS_SHORT = re.compile(r"\b(?:even|struggl\w+|fail\w*|wrong|short|stuck|not|never|cannot|only)\b|n't\b")


def halves(wished: Iterable[Finding]) -> tuple[Fact, ...]:
    """The weightiest goal that names a gap and the weightiest that names a task: a dear sorter is both.

    Answers, which stand for a task and a gap, come first, so that what is said besides of either has the last word.
    """
    goals = [finding for finding in wished if finding.fact.slot == "goal"]
    besides = any(finding.fact.band not in _VAGUE for finding in goals)
    counted = [finding for finding in goals if not (besides and finding.fact.band in _VAGUE)]
    parts = (settle(finding for finding in counted if finding.fact.band in part) for part in (_OF_GAP, _OF_TASK))
    return tuple(sorted((fact for part in parts for fact in part), key=lambda fact: fact.band != "answers"))


def wrought(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts less the fault that only a wish suggests: to have a text written, or something done in a system."""
    bands = {fact.slot: fact.band for fact in facts}
    if bands.get("task") == "act" and bands.get("knowledge") == "live":
        return tuple(fact for fact in facts if (fact.slot, fact.band) != ("goal", "answers"))
    faulted = {"describable", "safety"} & set(bands) or bands.get("prompting") == "short"
    if faulted or not ("task" in bands or {fact.band for fact in facts if fact.slot == "goal"} & _OF_TASK):
        return facts
    return tuple(fact for fact in facts if (fact.slot, fact.band) != ("goal", "behaviour"))


def only_asked(facts: tuple[Fact, ...], asked: frozenset[str]) -> tuple[Fact, ...]:
    """Today's facts less the half of an answering wish that is not what was just asked for: nobody spoke of it."""
    beside = {"task": ("gap", "facts"), "gap": ("task", "answer")}
    unasked = {beside[slot] for slot in asked & beside.keys()}
    return tuple(fact for fact in facts if (fact.slot, fact.band) not in unasked)


def strong(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts with what the try of a strong model came to: it does the job, falls short, or nobody said."""
    bands = {fact.slot: fact.band for fact in facts}
    short = bands.get("prompting") == "short" or bands.get("base_skill") in ("none", "some")
    return tuple(told for fact in facts if (told := _came_to(fact, short) if _is_strong(fact) else fact) is not None)


def _is_strong(fact: Fact) -> bool:
    return (fact.slot, fact.band) == ("model_tried", "strong")


def _came_to(fact: Fact, short: bool) -> Fact | None:
    text = fact.words.lower()
    if any(not denied(text, *found.span()) for found in WORKS.finditer(text)):
        return Fact("strong_model", "works", words=fact.words)
    return fact if short or _FALLS_SHORT.search(text) else None
