"""Every sentence that does not come from a rule: titles, what an approach means, help and kind refusals."""

from __future__ import annotations

from typing import assert_never

from advisor.dialogue.asides import Topic
from advisor.facts import Fact
from advisor.interpret.heard import Agreement, ReadBy
from advisor.interpret.normalise import fold
from advisor.interpret.seasons import over_the_year
from advisor.slots import BY_ID, VOLUME, says
from advisor.slots.questions import RECAP, Question
from advisor.verdict import Approach, FineTuning, Headline

APPROACH_NAMES: dict[Approach, str] = {
    Approach.PROMPTING: "prompting",
    Approach.LONG_CONTEXT: "long context (all the material in the prompt)",
    Approach.RAG: "retrieval (RAG)",
    Approach.TOOL_USE: "tool use",
    Approach.FINE_TUNING: "fine-tuning",
    Approach.DISTILLATION: "distillation (tuning a small model on a strong one's answers)",
    Approach.RAG_AND_FINE_TUNING: "retrieval with fine-tuning (RAG and fine-tuning together)",
    Approach.CLASSIFIER: "a small classifier",
    Approach.PLAIN_CODE: "plain code",
}

_NO: dict[Approach, str] = {
    Approach.PROMPTING: "No, don't fine-tune. Use prompting.",
    Approach.LONG_CONTEXT: "No, don't fine-tune. Use long context: all of it in the prompt.",
    Approach.RAG: "No, don't fine-tune. Use retrieval (RAG).",
    Approach.TOOL_USE: "No, don't fine-tune. Use tools: let the model call your systems.",
    Approach.CLASSIFIER: "No, don't fine-tune a language model. Train a small classifier.",
    Approach.PLAIN_CODE: "No, don't fine-tune. Plain code does this.",
}
_NOT_YET: dict[Approach, str] = {
    Approach.PROMPTING: "Not yet. Keep to prompting for now.",
    Approach.RAG: "Not yet. Use retrieval (RAG) for now.",
    Approach.TOOL_USE: "Not yet. Use tools for now: few, and well described.",
    Approach.LONG_CONTEXT: "Not yet. Use long context for now: all of it in the prompt.",
}
_YES: dict[Approach, str] = {
    Approach.FINE_TUNING: "Yes, fine-tune.",
    Approach.DISTILLATION: "Yes, fine-tune: distil a strong model into a small one.",
    Approach.RAG_AND_FINE_TUNING: "Yes, fine-tune, together with retrieval (RAG and fine-tuning).",
}


def title(headline: Headline) -> str:
    """The verdict in one line."""
    titles = {FineTuning.NO: _NO, FineTuning.NOT_YET: _NOT_YET, FineTuning.YES: _YES}[headline.fine_tuning]
    return titles.get(headline.approach) or f"{ANSWERS[headline.fine_tuning]}: {APPROACH_NAMES[headline.approach]}."


def passed(question: Question) -> str:
    """That a question which was put twice is taken as "not sure", so that the conversation goes on."""
    name = "that list" if question.checklist else BY_ID[question.slots[0]].name
    return f'I leave {name} open: taken as "not sure", and on we go. Tell me later if you find out.'


def on_the_offer(headline: Headline) -> str:
    """Whether to buy the training that somebody offers, in one plain sentence."""
    name = SHORT_NAMES[headline.approach]
    match headline.fine_tuning:
        case FineTuning.YES:
            return "Buy only if it wins: 20 of your own cases, judged blind, against a well-instructed standard model."
        case FineTuning.NOT_YET:
            return f"Don't sign yet: first see how far {name} gets you on 20 of your own cases."
        case FineTuning.NO:
            takes = f"{name} is what it takes. Pay for that only if it wins on 20 of your own cases."
            return f"Don't buy training for this: {takes}"
        case _:
            assert_never(headline.fine_tuning)


MEANS: dict[Approach, str] = {
    Approach.PROMPTING: "That is: clear instructions and a few examples for a ready-made model; nothing is trained.",
    Approach.LONG_CONTEXT: "That is: all your material goes along with every question; nothing is trained.",
    Approach.RAG: (
        "That is: for each question the right passages of your material are looked up and given to a ready-made model; "
        "nothing is trained."
    ),
    Approach.TOOL_USE: "That is: a ready-made model asks your systems while it answers; nothing is trained.",
    Approach.FINE_TUNING: "That is: a ready-made model is trained further, on your own examples.",
    Approach.DISTILLATION: "That is: a small model is trained on what a strong one answers.",
    Approach.RAG_AND_FINE_TUNING: (
        "That is: the right passages are looked up for each question, and the model is trained to answer from them."
    ),
    Approach.CLASSIFIER: "That is: a small program learns from sorted examples, and does nothing but sort.",
    Approach.PLAIN_CODE: "That is: ordinary rules and sums, with no model in them.",
}
"""What each approach is, to somebody who never heard its name."""


def later(task: Fact) -> str:
    """That of two tasks one has to wait."""
    return (
        "One task at a time, since each has a cure of its own. Once this one is settled, say “another project” for the "
        f"other: {says(task)}."
    )


def still_open(question: Question) -> str:
    """What stands below an aside for the question that waits meanwhile: its first sentence, without examples."""
    if question.id == RECAP:
        return 'Before I answer: have I got it right? Say "choices" to see it in full again.'
    if question.checklist:
        return 'Still open: a short list of what you have. Say "choices" to see it.'
    asked = question.text.partition("? ")[0].rstrip("?").removeprefix("And ")
    return f'Still open: {asked[0].upper()}{asked[1:]}? Say "choices" to see it in full again.'


def still_possible(headlines: tuple[Headline, ...]) -> str:
    """Why a question is asked: the answers that can still come of it, grouped by yes, not yet and no."""
    ends = [
        f"{answer.lower()} ({', '.join(SHORT_NAMES[own.approach] for own in headlines if own.fine_tuning is kind)})"
        for kind, answer in ANSWERS.items()
        if any(own.fine_tuning is kind for own in headlines)
    ]
    return f"I ask because your answer can still change mine. It may yet be {'; or '.join(ends)}."


def confirming(readings: tuple[Fact, ...]) -> str:
    """What was read and is not sure, to be confirmed: one reading, or two to choose from, each with its words."""
    if len(readings) == 1:
        return f"I take it that {taken(readings[0])}. Right?"
    one, other = readings
    if one.words == other.words:
        return f"I can read “{one.words}” in two ways: {says(one)}, or {says(other)}. Which is it?"
    return f"You may mean that {taken(one)}, or that {taken(other)}. Which is it?"


def confirming_again(readings: tuple[Fact, ...]) -> str:
    """The same once more, for somebody who went on without a yes or no."""
    if len(readings) == 1:
        return f"Just to be sure, before I build on it: {says(readings[0])}. Yes or no?"
    one, other = map(says, readings)
    return f"Just to be sure, before I build on it. The first: {one}. The second: {other}. Which one, if either?"


def supposing(facts: tuple[Fact, ...]) -> str:
    """What a verdict supposes where nobody could be asked whether it is so."""
    return f"If I take it rightly that {'; and that '.join(map(taken, facts))}, then:"


def taken(fact: Fact) -> str:
    """A fact that is only taken to be so, with the words it was read in."""
    return f"{said(fact)} (“{fact.words}”)" if fact.words else said(fact)


def said(fact: Fact) -> str:
    """How a fact reads back, and that it is a mean where its words tell of a season."""
    mean = fact.slot == VOLUME.id and over_the_year(fold(fact.words).text, told=1) is not None
    return f"{says(fact)}, averaged over the year, as a bill is" if mean else says(fact)


def changed(now: Fact, was: Fact) -> str:
    """That a fact took another one's place, with the words that say so."""
    return f"Changed: {taken(now)}, instead of: {says(was)}."


def agreeing(told: Agreement) -> str:
    """What it means that people agree no more often than the model is right."""
    return (
        f"People agree in {told.people:g} % of cases, and the model is right in {told.model:g} %: it does as well as "
        "they do among themselves. Either the goal is reached, or your labels are the limit: have a third person "
        "decide the cases on which the two differ, and score on those labels before anything is trained."
    )


PATHS: dict[ReadBy, str] = {
    ReadBy.MODEL_FAILED: (
        "My language model did not answer in time, so I read this with my simpler built-in reader, "
        "and may have missed something."
    ),
    ReadBy.BUDGET_SPENT: (
        "Today's budget for my language model is spent, so I read this with my simpler built-in reader, "
        "and may have missed something."
    ),
}
"""What a reply says about the way a message was read, where it was not the usual one."""
SHORT_NAMES: dict[Approach, str] = APPROACH_NAMES | {
    Approach.LONG_CONTEXT: "long context",
    Approach.DISTILLATION: "distillation",
    Approach.RAG_AND_FINE_TUNING: "retrieval with fine-tuning",
}
ANSWERS: dict[FineTuning, str] = {FineTuning.NO: "No", FineTuning.NOT_YET: "Not yet", FineTuning.YES: "Yes"}

WELCOME = "Happy to help you work out whether fine-tuning is worth it. A few questions, and you'll have an answer."

HELP = (
    "Tell me in your own words what you want a model to do, and I'll tell you whether fine-tuning is worth it, or what "
    "to do instead. Mention what you know: examples, how often things change, what you have tried. You can correct "
    'anything at any time, and say "why", "next steps", "compare", "risks", "what do you know", "not sure" or "start '
    'over". I explain terms too: "what is LoRA?" Managers can ask for a "summary".'
)
THANKS = "You're welcome. I'm here whenever something changes."
FAREWELL = "Goodbye, and good luck with it. What you told me is kept: write again, and we go on from here."
CHOICES = "Here it is again:"
AGREED = 'Good. Say "next steps" for the plan, or ask me anything about it.'
HESITATION = "Take your time; “not sure” is a fine answer too, and I keep what you told me."
NO_OTHER_MATTER = "We never left it: everything you told me still counts."
NEW_MATTER = "That sounds like another matter, so I start afresh with it. The one before is kept."
SAME_MATTER = "Then it is one matter: I've put both together again."
SORRY = "Sorry if I got you wrong. This is what I have; change anything, or just tell me how it is."
HELPED = "Glad to hear it, and thanks for telling me."
NOT_HELPED = (
    "Sorry about that, and thanks for telling me: it is noted, and it helps me get better. If I have a fact wrong, "
    'correct me in your own words; "why" shows how I got there.'
)
EMPTY = "I'm here. Tell me what you'd like a model to do better, in a sentence or two."
OFF_TOPIC = (
    "That one's outside what I can help with. I advise on one thing: whether to fine-tune a model for your situation, "
    "and what to do instead."
)
NOTHING_NEW = (
    "I couldn't tell which of the facts I go by that changes, so my answer stands. Say it as a fact, like "
    "“we have 600 examples” or “it may only run on our own machines”; or ask for what you'd like to know."
)
NOTHING_TO_SHARE = "There is no verdict to share yet."
REACH = "Nobody can promise a figure before it was measured on cases of yours, and whoever does is guessing."
VENDOR = "A vendor who sells fine-tuning as the answer should be able to answer these. Ask for figures, in writing."
NOT_WHAT_I_ADVISE = (
    "Training is not what I would buy for this now. Who sells it anyway is serious if they say so themselves, or let "
    "20 of your own cases decide, blind, against a well-instructed ready-made model. My own answer for you:"
)
NOTHING_SUPPOSED = 'Tell me what to suppose, for example "what if we had 500 labelled examples?"'
NOTHING_TOLD = "I have nothing to go on yet. Tell me in a sentence or two what you'd like a model to do better."
SETTLED_BY_POLICY = (
    "Your organisation's policy settles that for everybody, so I keep to it. "
    'Say "what do you know" to see what it states and why.'
)
TOPICS: dict[Topic, str] = {
    Topic.HELP: HELP,
    Topic.THANKS: THANKS,
    Topic.FAREWELL: FAREWELL,
    Topic.CHOICES: CHOICES,
    Topic.AGREED: AGREED,
    Topic.HESITATION: HESITATION,
    Topic.NO_OTHER_MATTER: NO_OTHER_MATTER,
    Topic.HELPED: HELPED,
    Topic.NOT_HELPED: NOT_HELPED,
    Topic.EMPTY: EMPTY,
    Topic.OFF_TOPIC: OFF_TOPIC,
    Topic.NOTHING_NEW: NOTHING_NEW,
    Topic.NOTHING_TO_SHARE: NOTHING_TO_SHARE,
    Topic.NOTHING_SUPPOSED: NOTHING_SUPPOSED,
    Topic.NOTHING_TOLD: NOTHING_TOLD,
    Topic.SETTLED_BY_POLICY: SETTLED_BY_POLICY,
}
FORGOTTEN = (
    "Done. I've deleted our conversations, and what stays counted of your questions leads to nobody any more. "
    "What was posted in this chat stays here until you delete it. You're welcome back any time."
)
FRESH = "Fresh start: I've put aside everything you told me."
BEFORE_I_ANSWER = "Before I answer, this is what I go by"
CHANGING = "Happy to change that."
NOTHING_KNOWN = "You haven't told me anything about your situation yet."
REPEATED = "I couldn't find the answer to my question in your words, sorry. So, asked another way:"
REPEATED_BESIDE = "Noted. My question is still open, so I ask it another way:"
