"""The conditions that several rows share: what is to be done, what falls short, and what is there already."""

from __future__ import annotations

from advisor import slots as s
from advisor.facts import UNSURE
from advisor.rules.conditions import Condition, is_, lacks
from advisor.rules.rule import Cap, Rule
from advisor.verdict import Approach


def falls_short(*gaps: str) -> Condition:
    """One of these falls short, as the main thing or as the second."""
    return is_(s.GAP, *gaps) | is_(s.SECOND_GAP, *gaps)


SORT = is_(s.TASK, "sort")
ANSWER = is_(s.TASK, "answer")
WHOLE_TEXT = is_(s.TASK, "whole_text")
WRITE = is_(s.TASK, "draft", "transform", "converse")
ACT = is_(s.TASK, "act")
REASON = is_(s.TASK, "reason")
GENERAL = is_(s.TASK, "general")
PATTERNED = is_(s.TASK, "sort", "extract", "transform", "search")
"""Tasks whose right answer rules or a transparent method can often reach."""

SAVE = is_(s.GAP, "cost", "speed", "place") | (is_(s.GAP, "enough") & is_(s.SECOND_GAP, "cost", "speed", "place"))
"""It has to be cheaper, faster or smaller, and nothing else falls short first."""
LEARN = is_(s.GAP, "manner", "accuracy", "language")
"""What falls short is what practice can teach: a manner, a task, a language."""
NO_GAP = is_(s.GAP, "untried", UNSURE)
GAP_KNOWN = is_(s.GAP, *(band.id for band in s.GAP.bands if band.id != "untried"))
"""Something is known to fall short; until then tuning waits in any case, and what would put it out can wait too."""

DOCUMENTS = is_(s.KNOWLEDGE, "documents")
LIVE = (is_(s.KNOWLEDGE, "live") & is_(s.VOLATILITY, "constant", UNSURE)) | (
    is_(s.KNOWLEDGE, "documents", UNSURE) & is_(s.VOLATILITY, "constant")
)
"""What changes by the minute or differs by person has to be asked of the system that holds it."""
FEW_PAGES = is_(s.CORPUS_SIZE, "few")
ONE_PROMPT = is_(s.CORPUS_SIZE, "few", "small")
FITS = lacks(s.ACCESS, "permissions") & (
    (FEW_PAGES & lacks(s.VOLATILITY, "constant")) | (ONE_PROMPT & is_(s.VOLATILITY, "static", "monthly"))
)
"""All the material goes into one cached prompt and everybody may see it; it changes slowly, or is so little that who
changes it changes the prompt."""
WRITTEN_TASKS = ("answer", "whole_text", "draft", "converse", "code", "search", UNSURE)
WRITTEN = is_(s.TASK, *WRITTEN_TASKS)
"""What comes out is written from the material, so its facts and its manner are two things."""
HAVE_RETRIEVAL = is_(s.RETRIEVAL, "basic", "tuned")

EASY = is_(s.DESCRIBABLE, "easy")
TONE = WRITTEN & is_(s.GAP, "manner") & EASY
"""A manner that a sentence in the prompt sets right: what it writes from decides."""
PUSHED = is_(s.PROMPTING, "short")
STRONG_WORKS = is_(s.STRONG_MODEL, "works")
HUNDRED = is_(s.LABELLED_EXAMPLES, "100_to_499", "500_to_1999", "2000_plus")
FEW = lacks(s.LABELLED_EXAMPLES, "100_to_499", "500_to_1999", "2000_plus")
"""Not known to have a hundred examples."""
FIVE_HUNDRED = is_(s.LABELLED_EXAMPLES, "500_to_1999", "2000_plus")
GRADED = REASON & is_(s.GRADER, "automatic")
"""Training on results: it takes prompts and a check, and no labelled examples."""

LEARNING = frozenset({Approach.FINE_TUNING, Approach.RAG_AND_FINE_TUNING})
"""The forms of tuning that make answers better."""
COPYING = frozenset({Approach.DISTILLATION})
"""The form that makes good answers cheaper, faster or smaller."""
GROUNDED = frozenset({Approach.RAG_AND_FINE_TUNING})


MONEY = (
    Rule(
        "volume_too_low",
        is_(s.GAP, "cost") & lacks(s.BILL, "1k_to_10k", "over_10k") & is_(s.VOLUME, s.ONCE, "under_1k", "1k_to_10k"),
        (
            Cap(
                "Add up the monthly bill: training has to save more than it and its hosting cost.",
                "a bill that training could pay back",
                of=COPYING,
            ),
        ),
        "At this volume a saving seldom pays for training and hosting, unless each request is very dear.",
        ("house-break-even", "seed-business"),
    ),
)
