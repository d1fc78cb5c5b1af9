"""What the asker wants of the model: every goal's words, those for cost among them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.reading.behaving import BEHAVIOUR
from advisor.reading.clauses import Passage
from advisor.reading.cues import Cue, cue, find
from advisor.reading.findings import Finding
from advisor.reading.knowing import ANSWERS, LIVE
from advisor.reading.ranks import FORM, VAGUE, WORKING
from advisor.reading.scope import denied
from advisor.reading.sorting import CLASSIFY
from advisor.reading.vocabulary import MODEL, TUNING

_BILL = r"(?:bills?|costs?|spend|spending|invoices?|latency|running costs|token usage)"
_COST_OF_TUNING = rf"{TUNING}|vendors?|consultan\w+|agency|quote|quoted|gpus?|rag|retrieval"
_SAME_WORK = (
    r"(?:cut|cuts|cutting|reduce|reduces|reducing|lower|lowering|halve|halving"
    rf"|trim|shrink|bring down|slash|save on) (?:.{{0,30}} )?{_BILL}|{_BILL} (?:is"
    rf"|are|has|have)(?: \w+){{0,2}} (?:too (?:high|much|big)|killing us"
    r"|exploding|out of hand|ballooning|through the roof|painful)"
)
_DEAR = (
    r"(?:far |much |way |just |getting |become )?too (?:expensive|costly"
    r"|dear|slow|pricey)|costs? (?:us )?(?:far |way )?too much|(?:cheaper"
    r"|smaller|faster) (?:and (?:faster|cheaper|smaller) )?(?:\w+ )?(?:model"
    r"|llm)|(?:works|runs|fine|well) but (?:is |it's )?(?:\w+ )?(?:expensive"
    r"|slow|costly|pricey)|(?:it'?s|is) (?:so |very |really )?(?:expensive"
    r"|costly|pricey)|costly to (?:serve|run)|run (?:it |this )?(?:cheaper"
    r"|cheaply|faster)|lower latency|(?:cheaper|faster) to run"
)
_WORKS = re.compile(
    r"\b(?:works?|working|performs?|runs?|is|are|quality) (?:\w+ ){0,2}?(?:well"
    r"|fine|great|nicely|good enough|reliably|accurate enough)\b"
    r"|\b(?:does|doing) the job\b|\b(?:it|that|which) works\b"
)

CHEAPER: tuple[Cue, ...] = (
    cue("goal", "cheaper", _SAME_WORK, rank=WORKING, wish=True, unless=_COST_OF_TUNING),
    cue("goal", "cheaper", _DEAR, rank=FORM, wish=True, unless=_COST_OF_TUNING),
)

SMARTER: tuple[Cue, ...] = (
    cue(
        "goal",
        "smarter",
        rf"(?:make|making|get|want|turn) (?:our|the|my|an?|this) (?:\w+ )?{MODEL} (?:to be )?(?:\w+ )?"
        r"(?:smarter|better|cleverer|more intelligent)(?: in general| overall"
        r"| at everything)?(?! (?:at|in|on|with|for|about|when)\b)",
        rank=VAGUE,
        wish=True,
    ),
    cue(
        "goal",
        "smarter",
        r"(?:generally|just|overall|all-round) (?:smarter|better|cleverer)|(?:smarter"
        r"|better) (?:at everything|across the board|in general|overall)|(?:ai"
        r"|llms?) for (?:our|the|my) (?:business|company|organi[sz]ation)|(?:do"
        r"|doing|adopt|use) (?:more )?(?:with )?ai (?:in|across|for) (?:our"
        r"|the) (?:business|company|organi[sz]ation)|ai strategy",
        rank=VAGUE,
        wish=True,
    ),
)

GOALS: tuple[Cue, ...] = (*ANSWERS, *LIVE, *BEHAVIOUR, *CLASSIFY, *CHEAPER, *SMARTER)


def wishes(passage: Passage) -> Iterator[Finding]:
    """Every wish in the passage; one for less cost weighs more where the thing is said to work already."""
    works = any(
        not denied(clause.text, *found.span()) for clause in passage.clauses for found in _WORKS.finditer(clause.text)
    )
    for finding in find(GOALS, passage):
        dear = works and finding.fact.band == "cheaper"
        yield Finding(finding.fact, WORKING) if dear else finding
