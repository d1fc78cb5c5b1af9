"""First actions by what falls short, for whoever's words name no fault that has a first action of its own."""

from __future__ import annotations

from dataclasses import replace

from advisor import slots as s
from advisor.advice.start import Start
from advisor.facts import UNSURE
from advisor.rules.conditions import is_, lacks
from advisor.rules.needs import FITS, HAVE_RETRIEVAL

_LIVE = is_(s.KNOWLEDGE, "live")
_SORT = is_(s.TASK, "sort")
_READS = is_(s.TASK, "answer") & is_(s.KNOWLEDGE, "documents")

_SUMS = Start(
    "Let the model write out only the numbers and the formula, and work them out in a spreadsheet.",
    "numbers and formula are right each time: then a spreadsheet or a calculator does the rest",
    ("anthropic-agents", "house"),
    when=is_(s.TASK, "compute"),
)
_ASKED = Start(
    "Write beside each which system holds the answer. Copy what that system shows into the prompt by hand, and let the "
    "model answer from that alone.",
    "the answers are right once the data stand there: then it takes a call to that system, and no training",
    ("anthropic-agents", "house"),
    when=_LIVE,
)
_FOUND = Start(
    "Copy the passage that holds the answer into the prompt, by hand, with the order to answer from it alone, to name "
    "the sentence, and to say so where there is none.",
    "made-up answers are down to none: then finding the passage is what is left to build",
    ("gekhman-2024", "aws-rag", "house"),
)
_WHOLE = Start(
    "Paste all of the material into a ready-made assistant with a business contract, with the order to answer from it "
    "alone, to quote the sentence it goes by, and to say so where there is none.",
    "each quote stands in the material, and made-up answers are down to none: then there is nothing to build",
    ("anthropic-contextual-retrieval", "house"),
    when=FITS & lacks(s.RETRIEVAL, "basic", "tuned"),
)
_SEARCHED = Start(
    "Write beside each the page that holds the answer, and look whether the search brings it among its first ten.",
    "you know the share that it finds; below nine in ten, mend the search before anything else",
    ("anthropic-contextual-retrieval", "openai-accuracy"),
)
_TRY = Start(
    "Do them in a ready-made assistant with a business contract, instructed as you would instruct a new colleague, and "
    "mark each result: good, to be mended, useless, with the reason in three words.",
    "you can name the commonest reason: that is what has to be mended, and what to tell me",
    ("openai-accuracy", "husain-2024"),
)

_NEW = (
    _SUMS,
    replace(_ASKED, when=_LIVE & lacks(s.TASK, "act")),
    replace(_WHOLE, when=_READS & _WHOLE.when),
    replace(_FOUND, when=_READS),
    _TRY,
)

GAPS: dict[str, tuple[Start, ...]] = {
    "untried": _NEW,
    UNSURE: _NEW,
    "facts": (_SUMS, _ASKED, _WHOLE, replace(_SEARCHED, when=HAVE_RETRIEVAL), _FOUND),
    "retrieval": (_SEARCHED,),
    "grounding": (
        Start(
            "Let it first quote the sentence that it goes by, then answer, and say so where there is none. Look up "
            "each quote.",
            "each quote stands in its text and carries the answer; what is still wrong then goes by kinds onto a list",
            ("anthropic-contextual-retrieval", "house"),
        ),
    ),
    "manner": (
        Start(
            "Write on half a page what good is: five rules, three good examples and a bad one with the reason. That "
            "is the prompt.",
            "a colleague who does not know which is which takes the new ones in 15 of 20",
            ("anthropic-prompting", "seed-glossary"),
        ),
    ),
    "accuracy": (
        _SUMS,
        Start(
            "Let it do them, lay the wrong ones side by side, and write on each why: the rule unclear, a fact missing, "
            "the label wrong. Write a rule and a borderline example for the commonest into the prompt.",
            "more of the 50 are right than before, and a second person agrees with the labels",
            ("husain-2024", "microsoft-skill"),
            when=_SORT,
        ),
        Start(
            "Let it do them, lay the wrong ones side by side, and write on each why: the rule unclear, a fact missing, "
            "or neither. Write a rule and an example for the commonest into the prompt.",
            "that kind of mistake is gone, and no other has come",
            ("husain-2024", "openai-accuracy"),
        ),
    ),
    "calls": (
        Start(
            "Write beside each the right call. Take out the tools that none of them needs, and say of each that is "
            "left when not to call it.",
            "more right calls than before, on the same requests",
            ("tool-search-2025", "microsoft-when"),
        ),
    ),
    "cost": (
        Start(
            "Look up what they cost, part by part: what is always the same, what is new, what comes out, thinking. "
            "Then run them on a cheap model.",
            "you know the dearest part, and how many of the cheap model's results you would let pass",
            ("house-break-even", "house"),
        ),
    ),
    "speed": (
        Start(
            "Time them: to the first word, to the last, and what of it is the model. Then run them on a small fast "
            "model.",
            "you know the slowest part, and how many of the small model's results you would let pass",
            ("house-break-even", "house"),
        ),
    ),
    "place": (
        Start(
            "Run them on the machine that it has to run on, with an open model that fits there and a good prompt.",
            "you know how many of its results you would let pass, and how long each took",
            takes="a day, somebody who can install software there",
        ),
    ),
    "exactness": (
        Start(
            "Write down for each the rule that decides it, and mark those that no rule decides. Let the model do the "
            "marked ones twice.",
            "you know how many a rule decides for good, and how often the model contradicts itself",
            ("anthropic-agents", "house"),
        ),
    ),
    "language": (
        Start(
            "Put a word list, two pages of grammar or of notation, and twenty pairs of text into the prompt of a "
            "strong model.",
            "a native reader, or somebody who knows the notation, lets more of them pass than before",
            ("many-shot-2024", "house"),
        ),
    ),
    "enough": (
        Start(
            "Keep them as a test, and run it at each change of the model or the prompt.",
            "you hear of a change for the worse before your people do",
            ("openai-accuracy",),
        ),
    ),
}

BY_LABELS = Start(
    "Let a second person label them without seeing the first label.",
    "they agree on 45; where they do not, the category needs a sentence that says what it leaves out",
    ("microsoft-skill", "house"),
)
"""Where a small classifier is trained: what it can learn is what people agree on."""

BY_RULE = Start(
    "Write down the rule as a table or a formula that a program could follow, and work them through by it, by hand.",
    "it gives the right result each time; where it does not, that is the exception to add",
    ("house",),
)
"""Where plain code does it."""
