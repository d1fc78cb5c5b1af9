"""Wishes, in the words of many trades: what the model is to do, what falls short, and nothing that they did not say."""

from __future__ import annotations

import pytest

from advisor.reading import hear

Bands = dict[str, str]
FROM_DOCUMENTS = {"task": "answer", "gap": "facts", "knowledge": "documents"}
FROM_SYSTEMS = {"task": "answer", "gap": "facts", "knowledge": "live"}
IN_A_MANNER = {"gap": "manner", "describable": "hard"}
AS_TOLD = {"gap": "manner", "describable": "easy"}

ANSWERS: list[tuple[str, Bands]] = [
    ("Our tram mechanics want to ask the repair manuals things while their hands are dirty", FROM_DOCUMENTS),
    ("Tenants should get answers out of our lease agreements", FROM_DOCUMENTS),
    ("Can a model learn all our standard operating procedures by heart?", FROM_DOCUMENTS),
    ("i want it to answer question about my thesis and 20 papers", FROM_DOCUMENTS | {"corpus_size": "small"}),
    ("New hires ask the same things about our travel policy again and again", FROM_DOCUMENTS),
    ("We wish to train GPT on our building codes so inspectors can query them", FROM_DOCUMENTS),
    ("a chatbot that knows our whole product range", FROM_DOCUMENTS),
    ("Make it search the archive and tell journalists what was printed when", FROM_DOCUMENTS),
    ("The bot has to look up the answer in our knowledge base", FROM_DOCUMENTS),
    ("Parents ask the school when the holidays are, everything is in a 12-page handbook",
     FROM_DOCUMENTS | {"corpus_size": "small"}),
    ("It makes up product names that we do not sell", {"task": "answer", "gap": "facts"}),
    ("Passengers want to know when their train leaves", FROM_SYSTEMS),
    ("The voice bot should book an appointment for the caller", {"task": "act", "knowledge": "live"}),
    ("Shoppers ask whether a size is in stock in their nearest shop", FROM_SYSTEMS),
    ("Brokers chat with our policy database", FROM_SYSTEMS),
    ("It ought to say the current exchange rate and the account balance", FROM_SYSTEMS),
]  # fmt: skip

BEHAVIOUR: list[tuple[str, Bands]] = [
    ("Obituaries in our paper's own voice, that is what we are after", IN_A_MANNER),
    ("The speeches should sound like the minister", IN_A_MANNER),
    ("Everything it writes for our fashion label comes out bland", IN_A_MANNER),
    ("We need jokes in the style of our late-night host", IN_A_MANNER),
    ("Answer guests in Italian, please", AS_TOLD),
    ("The replies are too long-winded, two sentences would do", AS_TOLD),
    ("Please always be polite and never use emojis", AS_TOLD),
    ("Our game's characters should each talk in their own way", IN_A_MANNER | {"task": "converse"}),
    ("We write fundraising letters and want help with drafting letters", {"task": "draft"}),
    ("It has to translate court rulings from Polish into German", {"task": "transform", "output": "translation"}),
    ("The assistant must refuse to give dangerous advice on fireworks", {"gap": "manner", "safety": "yes"}),
]

FORMAT: list[tuple[str, Bands]] = [
    ("Every reply must be valid JSON or the pipeline falls over", {"gap": "manner"}),
    ("It should stick to our template for incident reports", {"gap": "manner"}),
    ("the xml output is broken half of the time", {"gap": "manner"}),
    ("We need the same five headings in every summary, in the same order", {"gap": "manner"}),
    ("How do I make it conform to a schema?", {"gap": "manner"}),
]

SORTING: list[tuple[str, Bands]] = [
    ("Put each complaint from the ferry passengers in the right category", {"task": "sort"}),
    ("We have to code open survey answers into 60 topics", {"task": "sort"}),
    ("Which department should a letter go to? That is all it has to decide", {"task": "sort"}),
    ("Pull the dosage and the drug name out of prescriptions", {"task": "extract"}),
    ("flag reviews that are fake", {"task": "sort"}),
    ("Someone keys the figures of each delivery note into our ERP, we want that automated", {"task": "extract"}),
    ("Sentiment analysis of football fan posts", {"task": "sort"}),
    ("we screen job applications for a bakery chain", {"task": "sort"}),
    ("Recognise entities such as ship names in port logs", {"task": "extract"}),
    ("Moderating comments under our cooking videos", {"task": "sort"}),
    ("Predict which tariff code a parcel belongs to", {"task": "sort"}),
]

SOLVING: list[tuple[str, Bands]] = [
    ("It should prove theorems in Lean that the proof assistant accepts", {"task": "reason"}),
    ("Generate firmware code that compiles and passes our unit tests", {"task": "code", "grader": "automatic"}),
    ("Our crew scheduling puzzles need multi-step reasoning", {"task": "reason"}),
    ("Determine whether an expense is allowed under the travel rules", {"task": "reason"}),
    ("physics problems for school, the model gets most of them wrong", {"task": "reason", "base_skill": "some"}),
    ("I'd like better function calling from a local model", {"task": "act"}),
    ("The agent picks the wrong tool for refunds", {"task": "act", "gap": "calls"}),
    ("It has to call the right API with the right arguments", {"task": "act"}),
    ("tool calling is not reliable", {"task": "act"}),
]

COST: list[tuple[str, Bands]] = [
    ("The summaries are great, we just want to pay less: the bill is too high",
     {"task": "whole_text", "gap": "cost"}),
    ("Can we distil the big model into a small one?", {"gap": "cost"}),
    ("We would like to replace Opus with a cheaper model", {"gap": "cost"}),
    ("It works fine but is too slow for the phone line", {"gap": "speed"}),
    ("same quality for less money, that's the whole wish", {"gap": "cost"}),
    ("Our LLM should become better across the board", {"task": "general"}),
    ("We want a smarter model", {"task": "general"}),
]  # fmt: skip


def bands(text: str) -> Bands:
    return {fact.slot: fact.band for fact in hear(text).facts}


@pytest.mark.parametrize(("text", "facts"), [*ANSWERS, *BEHAVIOUR, *FORMAT, *SORTING, *SOLVING, *COST])
def test_a_wish_is_heard_and_nothing_besides(text: str, facts: Bands) -> None:
    assert bands(text) == facts


@pytest.mark.parametrize(
    ("text", "task", "gap"),
    [
        ("It sorts our mail into folders and works well, but the token costs are killing us", "sort", "cost"),
        ("Answer from the tender documents, as JSON", "answer", "facts"),
        ("Pull names and dates out of contracts and return them as JSON", "extract", None),
        ("Write product copy in our brand voice, in French", "draft", "manner"),
        ("The agent answers from our manuals but calls the wrong functions", "act", "calls"),
        ("A smarter assistant that finds things in our wiki and answers questions about them", "answer", "facts"),
    ],
)
def test_of_several_wishes_the_weightiest_task_and_the_weightiest_gap_count(
    text: str, task: str, gap: str | None
) -> None:
    assert (bands(text)["task"], bands(text).get("gap")) == (task, gap)


@pytest.mark.parametrize(
    "text",
    [
        "We have a chatbot",
        "What is the difference between LoRA and full fine-tuning for us?",
        "Our company makes garden furniture",
        "We are thinking about AI",
        "Is it worth it?",
        "The model should work well for our use case",
        "We bought licences for everyone last year",
        "Let me tell you about our project",
        "We document everything carefully",
        "They said the tool was expensive to learn",
        "The format of our meetings changed",
        "My manager has a certain way of asking",
    ],
)
def test_a_sentence_without_a_wish_names_no_task_and_no_gap(text: str) -> None:
    assert not {"task", "gap", "second_gap"} & bands(text).keys()
