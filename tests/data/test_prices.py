"""The price file: checked when it is loaded, and wrong rows named by file and key."""

from __future__ import annotations

from datetime import date
from importlib import resources
from itertools import product

import pytest

from advisor.costs import PricedMethod, Quantity, Situation, Tuning, estimate, ways
from advisor.data.prices import load_prices
from advisor.errors import DataError
from advisor.slots import PROVIDER
from advisor.sources.price_lists import PRICE_SOURCES
from advisor.verdict import Approach

DAY = date(2026, 11, 22)
PRICES = load_prices()
TEXT = resources.files("advisor.data").joinpath("prices.toml").read_text("utf-8")


def changed(before: str, after: str) -> str:
    assert before in TEXT
    return TEXT.replace(before, after, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[model]\n", r"prices\.toml is no valid TOML"),
        (
            changed('source = "openai-models"', 'source = "hearsay"'),
            r"key model\.gpt-6-luna\.source: 'hearsay' is no",
        ),
        (changed("input = 2.0\n", "input = -2.0\n"), r"prices\.toml, key model\.gpt-6-sol\.input: .*greater than"),
        (changed("input = 2.0\n", "input = inf\n"), r"key model\.gpt-6-sol\.input: .*finite"),
        (
            changed("cached_input = 0.01", "cached_input = 3.0"),
            r"key model\.gpt-6-luna\.cached_input: .*cannot cost",
        ),
        (
            changed("review_by = 2027-02-21", "review_by = 2026-01-01"),
            r"key model\.gpt-6-luna\.review_by: .*after",
        ),
        (changed('id = "gpt-6-sol"', 'id = "gpt-6-luna"'), r"prices\.toml, key id: 'gpt-6-luna' stands there more"),
        (changed('where = ["openai", "cloud"]', 'where = ["moon"]'), r"key model\.gpt-6-luna\.where: moon is none of"),
        (
            changed('training = "tinker-8b"', 'training = "gone"'),
            r"key serving\.runpod-h100\.training: there is no",
        ),
        (
            changed('model = "gpt-4.1"', 'model = "gone"'),
            r"key serving\.azure-gpt-4\.1\.model: there is no model",
        ),
        (changed("month = 50.0", "year = 600"), r"key vector_database\.pinecone-standard\.month: Field required"),
        (TEXT.replace("dpo = ", "sft_pairs = "), r"key training\.together-16b\.sft_pairs: Extra"),
        ("\n".join(line for line in TEXT.splitlines() if "dpo = " not in line), r"key training\.dpo: nobody sells"),
    ],
)
def test_a_wrong_price_is_refused_by_file_and_key(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        load_prices(text)


def test_the_loaded_prices_say_when_who_and_how_sure() -> None:
    luna = PRICES.model_called("gpt-6-luna")

    assert (luna.input, luna.cached_input, luna.cache_write, luna.output) == (0.10, 0.01, 0.125, 0.50)
    assert (luna.as_of, luna.source, luna.evidence) == (date(2026, 11, 21), "openai-models", "official")
    assert not luna.overdue(luna.review_by)
    assert luna.overdue(date(2027, 3, 1))


def test_every_price_source_stands_behind_a_price() -> None:
    assert {source.id for source in PRICE_SOURCES} == {row.source for row in PRICES.rows}


def test_every_price_is_reached_by_some_estimate() -> None:
    bands = [band.id for band in PROVIDER.bands]
    reached = set()
    for approach, provider, method in product(Approach, bands, PricedMethod):
        tuning = Tuning(method=method)
        situation = Situation(approach, Quantity(10_000), provider=provider, tuning=tuning)
        for way in estimate(situation, PRICES, DAY).ways:
            reached |= {row.id for row in (way.request + way.fixed + way.once).prices}

    assert reached == {row.id for row in PRICES.rows}


@pytest.mark.parametrize("band", [band.id for band in PROVIDER.bands if band.id != "any"])
def test_only_what_the_provider_allows_is_counted(band: str) -> None:
    found = ways(Situation(Approach.PROMPTING, Quantity(10), provider=band), PRICES)

    assert found
    assert all(band in PRICES.model_called(way.id).where for way in found)
