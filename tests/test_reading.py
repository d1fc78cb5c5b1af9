"""What people write becomes facts, and what only looks like one does not."""

from __future__ import annotations

import pytest

from advisor.reading import hear


def bands(text: str) -> dict[str, str]:
    return {fact.slot: fact.band for fact in hear(text).facts}


def values(text: str) -> dict[str, float]:
    return {fact.slot: fact.value for fact in hear(text).facts if fact.value is not None}


def test_fifty_emails_and_a_wish_for_a_locale_are_examples_and_a_describable_behaviour() -> None:
    text = "We have 50 support emails and want replies in Australian English"
    assert bands(text) == {
        "task": "draft",
        "gap": "manner",
        "describable": "easy",
        "labelled_examples": "under_100",
    }
    assert values(text) == {"labelled_examples": 50}


def test_a_ready_routing_team_is_heard_whole() -> None:
    text = (
        "We route tickets into 40 fixed queues, 50,000 a day. 5,000 verified labelled examples, the prompt is already "
        "optimised against an eval set and stuck 8 points short, the task is stable and the ML team owns it. "
        "Any provider is fine."
    )
    assert bands(text) == {
        "task": "sort",
        "gap": "accuracy",
        "volume": "10k_to_100k",
        "labelled_examples": "2000_plus",
        "label_quality": "verified",
        "prompting": "short",
        "eval_set": "20_plus",
        "stability": "stable",
        "owner": "named",
        "skill": "some",
        "provider": "any",
    }
    assert values(text) == {"volume": 50_000, "labelled_examples": 5_000}


def test_changing_policies_with_citations_are_a_large_body_of_documents() -> None:
    text = (
        "Our policies change every week and staff need answers with citations, about 3,000 documents. "
        "Should we fine-tune a model on them?"
    )
    assert bands(text) == {
        "task": "answer",
        "gap": "facts",
        "knowledge": "documents",
        "volatility": "weekly",
        "access": "citations",
        "corpus_size": "large",
    }


HEARD = [
    # task, gap and knowledge
    ("We'd love a chatbot that answers questions from our staff handbook", "task", "answer"),
    ("Could we train a model on our safety manuals so the crew can query it?", "knowledge", "documents"),
    ("I want it to know our whole code base", "task", "answer"),
    ("Clients should be able to ask where is my order", "knowledge", "live"),
    ("The assistant must look up the booking in our database", "knowledge", "live"),
    ("It should tell a shopper today's stock levels", "task", "answer"),
    ("Answer from the wiki, and in a friendly tone please", "task", "answer"),
    ("Every reply has to come in our brand voice", "gap", "manner"),
    ("Every reply has to come in our brand voice", "describable", "hard"),
    ("Copy that sounds like our founder", "describable", "hard"),
    ("It must always answer in French", "describable", "easy"),
    ("Return valid JSON every time", "gap", "manner"),
    ("We need to triage incoming complaints", "task", "sort"),
    ("Pull the invoice number and other fields out of scanned bills: extract supplier names", "task", "extract"),
    ("Put each review into one of nine categories", "task", "sort"),
    ("We'd love a chatbot that answers questions from our staff handbook", "gap", "facts"),
    ("Answer from the wiki, and in a friendly tone please", "gap", "facts"),
    ("Write product descriptions for our catalogue", "task", "draft"),
    ("Rewrite our manuals in plain words", "task", "transform"),
    ("Summarise each board paper on one page", "task", "whole_text"),
    ("It should generate SQL for our analysts", "task", "code"),
    ("The bot should cancel an order for the customer", "task", "act"),
    ("A role-play partner for language learners", "task", "converse"),
    ("The search brings up the wrong documents", "gap", "retrieval"),
    ("The tone is a bit off", "gap", "manner"),
    ("It takes too long", "gap", "speed"),
    ("It has to run offline on tablets", "gap", "place"),
    ("It must give the same answer every time", "gap", "exactness"),
    ("We haven't tried anything", "gap", "untried"),
    ("Prompt engineering was exhausted and accuracy has plateaued", "gap", "accuracy"),
    ("Opus does the job", "strong_model", "works"),
    ("Somebody went through 60 failures last week", "failures_read", "yes"),
    ("Nobody has read the failures", "failures_read", "no"),
    ("Our token bill is through the roof", "gap", "cost"),
    ("We sort claims with a big model and it works well, it is just too expensive", "gap", "cost"),
    ("We sort claims with a big model and it works well, it is just too expensive", "task", "sort"),
    ("How do we make our AI smarter?", "task", "general"),
    # change
    ("The price list is updated daily and staff ask about it", "volatility", "weekly"),
    ("Seat prices change by the minute", "volatility", "constant"),
    ("Our procedures get revised every few months", "volatility", "monthly"),
    ("The regulations hardly ever change", "volatility", "static"),
    ("Our handbook never changes", "volatility", "static"),
    ("The label set hasn't moved: our categories never change", "stability", "stable"),
    ("New codes arrive and the taxonomy changes every month", "stability", "changing"),
    ("The task is still evolving", "stability", "changing"),
    # size
    ("We'd like answers from a manual of 300 pages", "corpus_size", "small"),
    ("Our wiki has about 8,000 pages and we want Q&A over it", "corpus_size", "large"),
    ("It should read a book and answer my questions about it", "corpus_size", "small"),
    # access
    ("Every answer must cite the clause it came from", "access", "citations"),
    ("Not everyone may see salaries, so different people get different permissions", "access", "permissions"),
    # tried
    ("We haven't tried prompting", "prompting", "none"),
    ("We've only just started", "prompting", "none"),
    ("So far we tried a few prompts in the playground", "prompting", "basic"),
    ("We tuned the prompt for weeks with few-shot examples. It is still not good enough.", "prompting", "short"),
    ("Prompt engineering was exhausted and accuracy has plateaued", "prompting", "short"),
    ("The prompt already works well", "prompting", "enough"),
    ("No RAG yet", "retrieval", "none"),
    ("There is a basic RAG in place", "retrieval", "basic"),
    ("Retrieval with a reranker is tuned, but answers still fall short", "retrieval", "tuned"),
    # readiness
    ("We have no evals", "eval_set", "under_20"),
    ("There isn't an evaluation set", "eval_set", "under_20"),
    ("We have a golden set", "eval_set", "20_plus"),
    ("We keep a held-out test set of 150 cases", "eval_set", "20_plus"),
    ("Two lawyers reviewed the labels", "label_quality", "verified"),
    ("The labels have not been checked", "label_quality", "unverified"),
    ("Our examples are noisy", "label_quality", "unverified"),
    ("Nobody owns it", "owner", "none"),
    ("The platform team will maintain it", "owner", "named"),
    ("There's no owner after launch", "owner", "none"),
    ("We don't have any labelled data", "labelled_examples", "none"),
    # market
    ("We're an Azure shop", "provider", "cloud"),
    ("Everything runs on AWS", "provider", "cloud"),
    ("We're on Azure OpenAI", "provider", "cloud"),
    ("It has to be on OpenAI", "provider", "openai"),
    ("We are restricted to Anthropic", "provider", "closed"),
    ("It must be self-hosted", "provider", "open_weights"),
    ("The provider doesn't matter", "provider", "any"),
    ("Nurses should only see their own wards' files", "access", "permissions"),
    ("We need answers from 20,000 articles which change weekly", "corpus_size", "large"),
    ("We need answers from 20,000 articles which change weekly", "volatility", "weekly"),
    ("It answers questions about our vineyards", "task", "answer"),
    (
        "We pushed prompting hard: few-shot, chain of thought. Recall is stuck against a target of 90%",
        "prompting",
        "short",
    ),
    ("600 annotated leases, checked by two editors", "labelled_examples", "500_to_1999"),
    ("600 annotated leases, checked by two editors", "label_quality", "verified"),
    ("Nobody would own it after launch", "owner", "none"),
    ("No vendor is involved", "vendor_pitch", "no"),
    ("A consultancy is proposing to fine-tune a model for us", "vendor_pitch", "yes"),
    ("We were quoted $80k for fine-tuning", "vendor_pitch", "yes"),
]


@pytest.mark.parametrize(("text", "slot", "band"), HEARD)
def test_the_words_mean_the_band(text: str, slot: str, band: str) -> None:
    assert bands(text).get(slot) == band


UNHEARD = [
    ("Should we fine-tune a model?", "task"),
    ("Should we fine-tune a model?", "gap"),
    ("We use ChatGPT today", "provider"),
    ("Is it cheaper to fine-tune than to use RAG?", "gap"),
    ("Is it cheaper to fine-tune than to use RAG?", "task"),
    ("We sort of like the model", "task"),
    ("We sort of like the model", "gap"),
    ("We trained for 3 epochs", "labelled_examples"),
    ("We have 200 users and 12 developers", "labelled_examples"),
    ("We spent 400 hours on it", "labelled_examples"),
    ("How many examples do we need, 1,000?", "labelled_examples"),
    ("If we had 500 labelled examples, would it work?", "labelled_examples"),
    ("We could label 2,000 tickets", "labelled_examples"),
    ("We need at least 800 examples", "labelled_examples"),
    ("The vendor said 10,000 examples are enough", "labelled_examples"),
    ("We put 5 examples in the prompt", "labelled_examples"),
    ("We have 10 examples per class", "labelled_examples"),
    ("We do not have 500 examples", "labelled_examples"),
    ("We want to sort 5,000 tickets into categories", "labelled_examples"),
    ("It should answer from our 400 articles", "labelled_examples"),
    ("There are 40 queues", "labelled_examples"),
    ("It costs 500 a month", "volume"),
    ("We publish 30 articles a week", "volume"),
    ("We have 2,000 users a day", "volume"),
    ("Prices change 3 times a day", "volume"),
    ("Do we need an eval set?", "eval_set"),
    ("We plan to build an eval set", "eval_set"),
    ("Who owns it?", "owner"),
    ("We use our own data", "owner"),
    ("Should we try prompting first?", "prompting"),
    ("We tried prompting", "prompting"),
    ("We have optimised the prompt", "prompting"),
    ("It invents citations", "access"),
    ("We have been rewriting the prompt all week", "task"),
    ("We tried GPT-4 on it", "strong_model"),
    ("The vendor says RAG is too slow", "gap"),
    ("We want help with drafting letters", "gap"),
    ("It has to translate our leaflets into Thai", "gap"),
    ("The vendor changed the model last week", "vendor_pitch"),
    ("Not in our brand voice", "gap"),
    ("The vendor isn't proposing fine-tuning", "vendor_pitch"),
    ("Our editors review each answer before it goes out", "label_quality"),
    ("The team changes every month", "volatility"),
    ("If prices changed daily we would worry", "volatility"),
    ("A 70B model with GPT-4 level quality", "labelled_examples"),
    ("Our policies change weekly. Actually our policies never change.", "volatility"),
    ("We have 50 labelled examples. We have 5,000 labelled examples.", "labelled_examples"),
]


@pytest.mark.parametrize(("text", "slot"), UNHEARD)
def test_what_only_looks_like_a_fact_is_left_open(text: str, slot: str) -> None:
    assert slot not in bands(text)


COUNTED = [
    ("We have a couple hundred labelled examples", "labelled_examples", 200),
    ("We hold about 10k labelled tickets", "labelled_examples", 10_000),
    ("1.5 lakh labelled records are available", "labelled_examples", 150_000),
    ("我们有20w条标注数据", "labelled_examples", 200_000),
    ("There are five thousand annotated samples", "labelled_examples", 5_000),
    ("two hundred and fifty training pairs", "labelled_examples", 250),
    ("We have 1,50,000 labelled claims", "labelled_examples", 150_000),
    ("We have between 500 and 900 labelled examples", "labelled_examples", 500),
    ("We got 200-300 labelled examples", "labelled_examples", 200),
    ("Actually we have 300 examples", "labelled_examples", 300),
    ("Number of labelled examples: 640", "labelled_examples", 640),
    ("I kept 62 of my own letters and want new ones in my voice", "labelled_examples", 62),
    ("Our eval set of 150 questions is ready", "eval_set", 150),
    ("We have an eval set of 12 cases", "eval_set", 12),
    ("No, it's 2,000 a day", "volume", 2_000),
    ("2k per hour", "volume", 48_000),
    ("Roughly 3M requests a month", "volume", 100_000),
    ("7,000 calls a week", "volume", 1_000),
    ("We handle 10 queries per second", "volume", 864_000),
    ("Daily volume is around 4,500", "volume", 4_500),
    ("Answers from our docs, 500 pages", "corpus_size", 200_000),
]


@pytest.mark.parametrize(("text", "slot", "value"), COUNTED)
def test_a_number_is_kept_in_the_slots_own_unit(text: str, slot: str, value: float) -> None:
    assert values(text).get(slot) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("We have fewer than 100 labelled examples", "under_100"),
        ("We have hundreds of labelled examples", "100_to_499"),
        ("We have thousands of labelled examples", "2000_plus"),
    ],
)
def test_a_bound_or_an_order_of_magnitude_gives_a_band_and_no_number(text: str, band: str) -> None:
    assert bands(text).get("labelled_examples") == band
    assert "labelled_examples" not in values(text)


def test_the_quote_is_the_senders_own_typing() -> None:
    heard = hear("Hi!  We have “５０” things, and  50\u200b labelled   EXAMPLES.")
    assert [fact.words for fact in heard.facts] == ["50\u200b labelled   EXAMPLES"]


def test_a_long_clause_is_quoted_in_part() -> None:
    text = "our support people in the northern region keep telling me that they have 300 labelled examples on a drive"
    quotes = [fact.words for fact in hear(text).facts]
    assert quotes
    assert all(len(quote) <= 80 and quote in text for quote in quotes)
    assert "300 labelled" in quotes[0]
