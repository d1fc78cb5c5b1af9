"""Verdicts to be explained, each with explanations of it that are as good as one could wish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advisor.facts import Fact, Facts
from advisor.verdict import Approach, Dated, Evidence, FineTuning, Headline, Plan
from bot.llm.brief import Brief
from bot.llm.draft import Draft, DraftSentence
from tests.verdicts import Given, given

RULES = {
    "R-05": "Prompting with a strong model covers most needs, costs least and is easily undone.",
    "G-06": "Below about 100 examples, a better prompt beats training.",
    "G-01": "Without an evaluation set nobody can tell whether training made things better or worse.",
    "G-08": "A tuned model has to be redone when its base model or your need changes, and nobody owns that yet.",
    "G-02": "Prompting is the cheapest lever and has not been pushed; one good prompt is worth hundreds of examples.",
    "R-10": "What you want can be said in a few sentences, and what you can say, a prompt can say.",
    "R-28": "Fine-tuning specialises a model; it makes no weak one smarter. A stronger model and a good prompt do.",
    "R-36": "At this volume the savings cannot pay for training and hosting; caching and a cheaper model come first.",
    "G-10": "The provider you are bound to sells no fine-tuning to new customers, so there is nothing to buy there.",
    "G-03": "Facts belong outside the model: there they go stale, and training on new facts makes it invent more.",
    "G-05": "A model cannot cite what is in its weights, nor keep it from people who may not see it.",
    "R-07": "Retrieval looks the facts up when they are needed, so answers stay current and can show their source.",
    "R-01": "Everything fits a cached prompt and changes slowly, so there is no retrieval pipeline to build.",
    "R-04": "Live data and actions are reached by calling your systems: indexed text and weights are always behind.",
    "G-04": "It also needs your documents, and tuning the retrieval is cheaper than tuning the model.",
    "R-21": "Behaviour that is easier to show than to describe is what fine-tuning is good at.",
    "R-22": "Sorting into fixed categories is narrow behaviour, which tuning can learn from examples.",
    "R-20": "You have well-labelled examples of exactly this, and prompting alone has not closed the gap.",
    "R-23": "At this volume a small classifier on your labels sorts as well, in milliseconds, without an LLM.",
    "R-23-baseline": "With 100 labels or more, a small classifier is a day's work and often matches a language model.",
    "R-24": "At high volume, a small model trained on a strong one's answers does the same work with a shorter prompt.",
    "R-48": "It has to be shown, not told, and needs your documents, so it would be trained with retrieved text.",
    "R-30": "What has one right answer that can be computed is computed by code, without a model.",
}
MEASURE = "Collect 20 to 50 real cases with the right answer, and score every change on them."
WRITE = "Write the rules and three to ten good examples into the prompt of a strong model."
AGAIN = "When these are done and the gap is still there: ask again; the answer may then be yes."
LORA = "Pilot supervised tuning with LoRA on a small model: one variable a run, at most three flat runs."
FREEZE = "Freeze a test set that training never sees, and score today's best prompt on it."
INDEX = "Index the documents with keyword and meaning search, rerank, show the source with every answer."


def brief(
    answer: FineTuning,
    approach: Approach,
    rules: str,
    *steps: str,
    facts: tuple[Fact, ...] = (),
    alternative: Approach | None = None,
    method: str = "",
    open_slots: tuple[str, ...] = (),
    dated: tuple[Dated, ...] = (),
    costs: tuple[str, ...] = (),
) -> Brief:
    """A brief on a verdict of these rules and steps, whatever the rule table of the day says."""
    working = Given(
        own_method=method,
        own_alternative=alternative,
        own_evidence=tuple(Evidence(rule, RULES[rule], ("house",), (), assumed=False) for rule in rules.split()),
        open_slots=open_slots,
        own_plan=Plan(steps, (), ()),
        own_dated=dated,
    )
    verdict = given(Headline(answer, approach), working)
    return Brief(verdict, Facts(facts), costs)


def draft(*sentences: tuple[str, str]) -> Draft:
    """A draft of (text, rule ids) pairs."""
    return Draft(sentences=[DraftSentence(text=text, rules=rules.split()) for text, rules in sentences])


@dataclass(frozen=True)
class Explained:
    """A brief, and a good explanation of its verdict."""

    name: str
    brief: Brief
    draft: Draft


NOT_YET, NO, YES = FineTuning.NOT_YET, FineTuning.NO, FineTuning.YES

FEW_EXAMPLES = brief(
    NOT_YET,
    Approach.PROMPTING,
    "G-06 R-05 R-21",
    "Collect at least 100 checked examples of exactly what you want.",
    AGAIN,
    facts=(Fact("labelled_examples", "under_100", 50), Fact("gap", "manner")),
)
UNREADY = brief(
    NOT_YET,
    Approach.PROMPTING,
    "G-01 G-08 R-05",
    "Put together an evaluation set: 20 to 50 real cases with the right answer.",
    "Name an owner: base models retire, and somebody has to tune and test again.",
    AGAIN,
    open_slots=("eval_set",),
)
UNPUSHED = brief(
    NOT_YET,
    Approach.PROMPTING,
    "G-02 R-22 R-23-baseline",
    "Take prompting as far as it goes: a strong model, clear criteria, 20 or more examples in the prompt.",
    "Train a small classifier on the same labels as a baseline; if it does as well, keep that instead.",
    AGAIN,
    facts=(Fact("labelled_examples", "2000_plus", 3_000), Fact("volume", "1k_to_10k", 4_000)),
    alternative=Approach.CLASSIFIER,
)
GROUNDED = brief(
    NOT_YET,
    Approach.RAG,
    "G-04 R-07 R-48",
    "Build retrieval first and tune its search, then see what is still wrong.",
    AGAIN,
)
EASY = brief(NO, Approach.PROMPTING, "R-10 R-05", WRITE, MEASURE)
SMARTER = brief(NO, Approach.PROMPTING, "R-28 R-05", WRITE, MEASURE)
LOW = brief(
    NO,
    Approach.PROMPTING,
    "R-36 R-05",
    WRITE,
    facts=(Fact("volume", "under_1k", 800),),
    costs=(
        "A month with a small model: about US$12 with caching, US$31 without.",
        "Once: about US$2,600, for about 32 hours of people's work.",
    ),
)
CLOSED = brief(
    NO,
    Approach.PROMPTING,
    "G-10 R-05",
    WRITE,
    dated=(
        Dated(
            "OpenAI has closed fine-tuning to new customers; existing ones can start jobs until 6 January 2027.",
            date(2026, 5, 7),
            ("openai-deprecations",),
            overdue=False,
        ),
    ),
)
DOCUMENTS = brief(NO, Approach.RAG, "G-03 G-05 R-07", INDEX, MEASURE, facts=(Fact("volatility", "weekly"),))
SMALL = brief(
    NO, Approach.LONG_CONTEXT, "G-03 R-01", "Put all the material into a cached prompt, each document with its date."
)
LIVE = brief(
    NO,
    Approach.TOOL_USE,
    "G-03 R-04",
    "Give the model read-only calls to the systems that hold the data; writes can come later.",
)
SORTING = brief(
    NO,
    Approach.CLASSIFIER,
    "R-23",
    "Train a small classifier on the labels; pass what it is unsure of to a person or a model.",
    facts=(Fact("volume", "over_100k", 250_000),),
)
COMPUTED = brief(NO, Approach.PLAIN_CODE, "R-30", "Write it as plain code, with tests.")
VOICE = brief(YES, Approach.FINE_TUNING, "R-21 R-20", FREEZE, LORA, method="supervised fine-tuning (SFT) with LoRA")
ROUTING = brief(
    YES,
    Approach.FINE_TUNING,
    "R-22 R-20 R-23-baseline",
    FREEZE,
    "Train a small classifier on the same labels as a baseline; if it does as well, keep that instead.",
    LORA,
    method="supervised fine-tuning (SFT) with LoRA",
    alternative=Approach.CLASSIFIER,
    facts=(Fact("labelled_examples", "2000_plus", 5_000), Fact("volume", "10k_to_100k", 50_000)),
)
SAVING = brief(
    YES,
    Approach.DISTILLATION,
    "R-24",
    "Keep the strong model's answers to real requests, and have people check a sample.",
    facts=(Fact("volume", "over_100k", 120_000),),
    costs=(
        "A month with the tuned model: about US$930; US$640 of it whatever the volume.",
        "Where a strong model does it, the tuned model pays from about 1,400,000 requests a month (46,000 a day).",
    ),
)
BOTH = brief(
    YES,
    Approach.RAG_AND_FINE_TUNING,
    "R-48 R-20",
    "Keep the retrieval; put retrieved text, distractors included, into the examples.",
    LORA,
)
