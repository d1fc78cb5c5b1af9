"""Who sells tuning: the platforms of the data file, and what they make of each provider."""

from __future__ import annotations

from datetime import date
from importlib import resources

import pytest

from advisor.data.availability import availability_of, load_platforms
from advisor.data.prices import load_prices
from advisor.data.retirements import load_retirements
from advisor.decision.decide import decide
from advisor.decision.policy import policy_for, policy_of
from advisor.errors import DataError
from advisor.facts import Facts
from advisor.rules import rule_table
from advisor.slots import PROVIDER
from advisor.sources.market import MARKET_SOURCES
from tests.support import situations
from tests.support.situations import DAY, POLICIES, POLICY, verdict

VOICE = situations.VOICE | {"skill": "some", "budget": "set"}
TEXT = resources.files("advisor.data").joinpath("providers.toml").read_text("utf-8")
ROWS = {row.provider: row for row in POLICY.availability}


def changed(before: str, after: str) -> str:
    assert before in TEXT
    return TEXT.replace(before, after, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("platform = 3", r"providers\.toml, key platform"),
        ("[[platform]\n", r"providers\.toml is no valid TOML"),
        (changed('band = "openai"', 'band = "any"'), r"key platform\.openai\.band: 'any' is none of cloud, "),
        (changed('band = "openai"', 'band = "closed"'), r"key platform\.band: no platform has the band openai"),
        (changed('id = "azure"', 'id = "openai"'), r"providers\.toml, key id: 'openai' stands there more than once"),
        (changed('source = "openai-deprecations"', 'source = "hearsay"'), r"key platform\.openai\.source: 'hearsay'"),
        (changed("as_of = 2026-11-21", "as_of = 2027-11-21"), r"key platform\.openai\.review_by: .*after"),
        (changed('methods = ["sft", "dpo", "rft"]', 'methods = ["magic"]'), r"key platform\.azure\.methods\.0: "),
        (changed("sells_tuning = false", 'sells_tuning = "perhaps"'), r"key platform\.openai\.sells_tuning: "),
    ],
)
def test_a_wrong_platform_is_refused_by_file_and_key(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        load_platforms(text)


def test_a_provider_sells_tuning_if_one_of_its_platforms_does() -> None:
    assert {provider for provider, row in ROWS.items() if not row.sells_tuning} == {"openai", "closed"}
    assert ROWS["cloud"].says == "New customers can tune on Azure, Google Vertex AI and Amazon Bedrock."
    assert ROWS["closed"].says.startswith("Anthropic, the Gemini API, Cohere, Mistral and Databricks sell no")
    assert set(ROWS) == {band.id for band in PROVIDER.bands}


def test_a_provider_is_as_old_as_its_oldest_platform() -> None:
    platforms = load_platforms(
        changed("as_of = 2026-11-21\nreview_by = 2027-02-21", "as_of = 2026-01-01\nreview_by = 2026-02-01")
    )
    rows = {row.provider: row for row in availability_of(platforms)}

    assert (rows["cloud"].as_of, rows["cloud"].review_by) == (date(2026, 1, 1), date(2026, 2, 1))
    assert rows["cloud"].overdue(DAY)
    assert not rows["closed"].overdue(DAY)


def test_one_platform_that_opens_lifts_the_veto_for_its_provider() -> None:
    platforms = tuple(row.model_copy(update={"sells_tuning": True}) for row in load_platforms())
    opened = availability_of(platforms)
    policy = policy_of(rule_table(opened), opened, DAY)

    assert decide(policy, Facts.of(**(VOICE | {"provider": "openai"}))).headline.fine_tuning == "yes"
    assert policy.digest != POLICY.digest


def test_a_no_for_want_of_a_seller_shows_the_date_and_every_source() -> None:
    (dated,) = verdict(VOICE, provider="closed").dated

    assert (dated.as_of, dated.overdue) == (date(2026, 11, 21), False)
    assert "cohere-tuning" in dated.sources
    assert verdict(POLICIES).dated == ()


def test_a_yes_shows_who_sells_it_and_what_will_end_there() -> None:
    dated = verdict(VOICE, provider="cloud").dated

    assert "Azure" in dated[0].says
    assert [row.says for row in dated if "not before 14 April 2027" in row.says]
    assert not any("OpenAI takes" in row.says for row in dated)
    assert len(verdict(VOICE, provider="open_weights").dated) == 1


def test_what_rests_on_break_even_sums_shows_how_old_the_price_list_is() -> None:
    saving = {"task": "draft", "gap": "cost", "knowledge": "none", "volume": "under_1k"}

    assert any("list prices" in row.says for row in verdict(saving).dated)


@pytest.mark.parametrize(
    ("situation", "about"),
    [
        (VOICE | {"provider": "openai"}, "OpenAI"),
        (VOICE | {"provider": "cloud"}, "stop answering on Azure"),
        ({"task": "draft", "gap": "cost", "knowledge": "none", "volume": "under_1k"}, "list prices"),
    ],
)
def test_a_dated_datum_past_its_review_date_says_so(situation: dict[str, str], about: str) -> None:
    later = decide(policy_for(date(2027, 6, 1)), Facts.of(**situation))

    assert all(row.overdue for row in later.dated if about in row.says)
    assert any(about in row.says for row in later.dated)


def test_every_source_of_the_market_stands_behind_a_row() -> None:
    used = {row.source for row in (*load_platforms(), *load_retirements(), *load_prices().rows)}

    assert {source.id for source in MARKET_SOURCES} <= used
