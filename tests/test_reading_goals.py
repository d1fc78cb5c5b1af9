"""Wishes, in the words of many trades: what people want of the model, and nothing that they did not say."""

from __future__ import annotations

import pytest

from advisor.reading import hear

Bands = dict[str, str]
FROM_DOCUMENTS = {"goal": "answers", "knowledge": "documents"}
FROM_SYSTEMS = {"goal": "answers", "knowledge": "live"}
IN_A_MANNER = {"goal": "behaviour", "describable": "hard"}
AS_TOLD = {"goal": "behaviour", "describable": "easy"}

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
    ("It makes up product names that we do not sell", {"goal": "answers"}),
    ("Passengers want to know when their train leaves", FROM_SYSTEMS),
    ("The voice bot should book an appointment for the caller", FROM_SYSTEMS),
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
    ("Our game's characters should each talk in their own way", IN_A_MANNER),
    ("We write fundraising letters and want help with drafting letters", {"goal": "behaviour"}),
    ("It has to translate court rulings from Polish into German", {"goal": "behaviour", "output": "translation"}),
    ("The assistant must refuse to give dangerous advice on fireworks", {"goal": "behaviour", "safety": "yes"}),
]

FORMAT: list[tuple[str, Bands]] = [
    ("Every reply must be valid JSON or the pipeline falls over", {"goal": "format"}),
    ("It should stick to our template for incident reports", {"goal": "format"}),
    ("the xml output is broken half of the time", {"goal": "format"}),
    ("We need the same five headings in every summary, in the same order", {"goal": "format"}),
    ("How do I make it conform to a schema?", {"goal": "format"}),
]

SORTING: list[tuple[str, Bands]] = [
    ("Put each complaint from the ferry passengers in the right category", {"goal": "classify"}),
    ("We have to code open survey answers into 60 topics", {"goal": "classify"}),
    ("Which department should a letter go to? That is all it has to decide", {"goal": "classify"}),
    ("Pull the dosage and the drug name out of prescriptions", {"goal": "classify"}),
    ("flag reviews that are fake", {"goal": "classify"}),
    ("Someone keys the figures of each delivery note into our ERP, we want that automated", {"goal": "classify"}),
    ("Sentiment analysis of football fan posts", {"goal": "classify"}),
    ("we screen job applications for a bakery chain", {"goal": "classify"}),
    ("Recognise entities such as ship names in port logs", {"goal": "classify"}),
    ("Moderating comments under our cooking videos", {"goal": "classify"}),
    ("Predict which tariff code a parcel belongs to", {"goal": "classify"}),
]

SOLVING: list[tuple[str, Bands]] = [
    ("It should prove theorems in Lean that the proof assistant accepts", {"goal": "reasoning"}),
    ("Generate firmware code that compiles and passes our unit tests", {"goal": "reasoning", "grader": "automatic"}),
    ("Our crew scheduling puzzles need multi-step reasoning", {"goal": "reasoning"}),
    ("Determine whether an expense is allowed under the travel rules", {"goal": "reasoning"}),
    ("physics problems for school, the model gets most of them wrong", {"goal": "reasoning", "base_skill": "some"}),
    ("I'd like better function calling from a local model", {"goal": "tools"}),
    ("The agent picks the wrong tool for refunds", {"goal": "tools", "tool_errors": "wrong_calls"}),
    ("It has to call the right API with the right arguments", {"goal": "tools"}),
    ("tool calling is not reliable", {"goal": "tools"}),
]

COST: list[tuple[str, Bands]] = [
    ("The summaries are great, we just want to pay less: the bill is too high",
     {"goal": "cheaper", "cost_pressure": "yes"}),
    ("Can we distil the big model into a small one?", {"goal": "cheaper"}),
    ("We would like to replace Opus with a cheaper model", {"goal": "cheaper"}),
    ("It works fine but is too slow for the phone line", {"goal": "cheaper"}),
    ("same quality for less money, that's the whole wish", {"goal": "cheaper"}),
    ("Our LLM should become better across the board", {"goal": "smarter"}),
    ("We want a smarter model", {"goal": "smarter"}),
]  # fmt: skip


def bands(text: str) -> Bands:
    return {fact.slot: fact.band for fact in hear(text).facts}


@pytest.mark.parametrize(("text", "facts"), [*ANSWERS, *BEHAVIOUR, *FORMAT, *SORTING, *SOLVING, *COST])
def test_a_wish_is_heard_and_nothing_besides(text: str, facts: Bands) -> None:
    assert bands(text) == facts


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("It sorts our mail into folders and works well, but the token costs are killing us", "cheaper"),
        ("Answer from the tender documents, as JSON", "answers"),
        ("Pull names and dates out of contracts and return them as JSON", "classify"),
        ("Write product copy in our brand voice, in French", "behaviour"),
        ("The agent answers from our manuals but calls the wrong functions", "tools"),
        ("A smarter assistant that finds things in our wiki and answers questions about them", "answers"),
    ],
)
def test_of_several_wishes_the_weightiest_counts(text: str, goal: str) -> None:
    assert bands(text)["goal"] == goal


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
def test_a_sentence_without_a_wish_names_no_goal(text: str) -> None:
    assert "goal" not in bands(text)
