"""Whole posts as people type them: rambling or terse, with many numbers that count for nothing."""

from __future__ import annotations

import pytest

from advisor.reading import hear

FREIGHT = """Background: I'm head of operations at a freight forwarder (210 people, 3 offices). Every day about
1,400 emails arrive asking for quotes. Someone reads each and types origin, destination, weight and
incoterm into our system.

We've had a student build a prototype with GPT-4o and a prompt with six examples. It gets it right
around 88% of the time on the 250 mails we checked by hand, and we need 97%. He improved the prompt
over two months but it's stuck there.

IT wants everything inside our own network because of customer contracts. Budget isn't the issue. Is
fine-tuning the way?"""

SEEDS = """Hello! We are a seed bank. For 30 years our botanists have been describing plants, roughly 11
thousand descriptions, always in the same peculiar style that newcomers need years to learn. We
spent three months on prompts with Claude and examples, blind tests with 50 samples show that
curators still prefer the human text nine times out of ten. The head of collections would own the
model. Money is there."""

ROOFS = """ok so here's the thing. we do roof inspections with drones. after each flight the pilot dictates
notes and we turn them in a report for the insurer, always same 9 sections. chatgpt is fine with the
language but keeps mixing up the order and skipping sections, about 1 in 5. my cousin (works at
google) says just fine tune it. we do maybe 15 a day."""

FARMS = """Ministry of agriculture, extension service. Farmers phone in with pest questions; our agronomists'
advice sheets (2,300 of them, updated every season) have the answers. Advice differs by district.
The line takes 600 calls a day. We have no ML people and the data may not leave the country."""

SITES = """hey folks. construction company, 900 employees. safety officers keep answering the same questions
("how high can scaffold be without ties") on the phone. All in the national regulations + our own
140 page safety manual. Law changes maybe once a year. It MUST say which paragraph. our IT guy says
fine tune llama on it so it works offline on site tablets"""

LISTINGS = """We operate a marketplace and every listing gets checked against 40 policy rules by humans. 90k
listings daily. Prompting is maxed out after half a year with DSPy. 1.8M audited listings. The head
of trust and safety will own it."""

WINE = """Long story short: we're a family winery, 3rd generation. My daughter set up ChatGPT to write our
newsletter (about 2,000 subscribers). It's fine but reads like every other newsletter. I have about
120 old ones my father wrote, people loved them."""

BANK = """I'm building on-prem assistant for a bank, Llama 3 70B on our own H100s. Regulators forbid that data
leaves the building. It should answer staff questions from 25,000 procedures, which change all the
time. RAG is in place with hybrid search and reranker, and retrieval hits the right passage 9 of 10
times, but the answers ignore the retrieved text."""

HOBBY = """I trained for 4 epochs with lr 2e-4, rank 16, batch 8, 8k context, loss is stuck at 1.2. GPT-4 has
1.8T parameters they say, mine 7B. What am I doing wrong??"""

POSTS: list[tuple[str, dict[str, str]]] = [
    (
        FREIGHT,
        {
            "task": "extract",
            "gap": "accuracy",
            "volume": "1k_to_10k",
            "prompting": "short",
            "eval_set": "20_plus",
            "base_skill": "some",
            "labelled_examples": "100_to_499",
            "label_quality": "verified",
            "strong_model": "short",
            "residency": "own_machines",
            "budget": "set",
        },
    ),
    (
        SEEDS,
        {
            "gap": "manner",
            "describable": "hard",
            "labelled_examples": "2000_plus",
            "prompting": "short",
            "eval_set": "20_plus",
            "strong_model": "short",
            "owner": "named",
            "budget": "set",
        },
    ),
    (ROOFS, {"gap": "manner", "volume": "under_1k"}),
    (
        FARMS,
        {
            "task": "answer",
            "gap": "facts",
            "knowledge": "documents",
            "volatility": "monthly",
            "corpus_size": "large",
            "volume": "under_1k",
            "skill": "none",
            "residency": "region",
        },
    ),
    (
        SITES,
        {
            "task": "answer",
            "gap": "facts",
            "knowledge": "documents",
            "volatility": "static",
            "access": "citations",
            "corpus_size": "small",
            "provider": "open_weights",
        },
    ),
    (
        LISTINGS,
        {
            "task": "sort",
            "gap": "accuracy",
            "volume": "10k_to_100k",
            "prompting": "short",
            "labelled_examples": "2000_plus",
            "owner": "named",
        },
    ),
    (WINE, {"gap": "manner", "describable": "hard", "labelled_examples": "100_to_499"}),
    (
        BANK,
        {
            "task": "answer",
            "gap": "grounding",
            "knowledge": "documents",
            "provider": "open_weights",
            "hardware": "gpu",
            "residency": "own_machines",
            "corpus_size": "large",
            "volatility": "weekly",
            "retrieval": "tuned",
        },
    ),
    (HOBBY, {}),
]


@pytest.mark.parametrize(("text", "facts"), POSTS)
def test_a_post_is_heard_whole_and_nothing_is_added(text: str, facts: dict[str, str]) -> None:
    assert {fact.slot: fact.band for fact in hear(text).facts} == facts


@pytest.mark.parametrize(
    ("text", "slot", "band"),
    [
        ("我们有2000条标注数据", "labelled_examples", "2000_plus"),
        ("我有約 2000 筆 QA 資料", "labelled_examples", "2000_plus"),
        ("हमारे पास 1.5 lakh labelled examples हैं", "labelled_examples", "2000_plus"),
    ],
)
def test_numbers_are_read_in_other_languages_too(text: str, slot: str, band: str) -> None:
    assert {fact.slot: fact.band for fact in hear(text).facts}.get(slot) == band
