"""`advisor verdict`: a verdict at once, for people and for programs."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from advisor.enquiry import Enquiry
from bot.settings.settings import Retention
from bot.stores.client import connect
from bot.stores.embedded import embedded
from bot.stores.enquiries import RedisEnquiryLog
from tests.support.command_line import Home

EMAILS = "We have 50 support emails and want replies in Australian English"
OFF_TOPIC = "What is the weather in Hobart tomorrow?"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_verdict_at_once_offers_nothing_to_say_next(home: Home) -> None:
    assert "You can also say" not in home.run("verdict", "We want replies in Australian English").stdout


def facts_of(home: Home, **more: str) -> str:
    """A file with what the e-mails state, so that nothing is left for a reader to interpret."""
    told = {"task": "draft", "gap": "manner", "knowledge": "none", "describable": "easy", "labelled_examples": 50}
    path = home.folder / "facts.json"
    path.write_text(json.dumps(told | more), "utf-8")
    return str(path)


def test_a_verdict_as_json_says_everything_that_it_rests_on(home: Home) -> None:
    done = home.run("verdict", "--facts", facts_of(home), "--json")
    verdict = json.loads(done.stdout)

    assert (done.returncode, done.stderr) == (0, "")
    assert (verdict["fine_tuning"], verdict["approach"], verdict["label"]) == ("no", "prompting", "prompting")
    assert isinstance(verdict["settled"], bool)
    assert all(item["rule"] and item["because"] and item["sources"] for item in verdict["evidence"])
    assert verdict["evidence"]
    assert verdict["facts"]["labelled_examples"]["value"] == 50
    assert set(verdict["plan"]) == {"now", "next", "later"}
    assert verdict["plan"]["now"]
    assert {"assumptions", "would_change", "policy", "method", "alternative", "depends_on", "dated"} <= set(verdict)


def test_a_verdict_as_json_names_risks_and_mistakes_and_what_to_ask_a_vendor_who_is_selling(home: Home) -> None:
    verdict = json.loads(home.run("verdict", "--facts", facts_of(home), "--json").stdout)
    sold = json.loads(home.run("verdict", "--facts", facts_of(home, vendor_pitch="yes"), "--json").stdout)

    assert all(item["says"] and item["sources"] for item in (*verdict["risks"], *verdict["mistakes"]))
    assert verdict["risks"]
    assert verdict["mistakes"]
    assert verdict["data_checks"] == []
    assert verdict["vendor_questions"] == []
    assert sold["vendor_questions"]


def test_a_verdict_for_people_is_a_headline_with_reasons_and_sources(home: Home) -> None:
    done = home.run("verdict", EMAILS)

    assert (done.returncode, done.stderr) == (0, "")
    assert "━" in done.stdout
    assert "Why\n" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_quick_verdict_is_recorded_as_an_enquiry(home: Home) -> None:
    home.run("verdict", "--facts", facts_of(home), "--json")
    (enquiry,) = asyncio.run(_recorded(home.folder / "data"))

    assert (enquiry.fine_tuning, enquiry.approach) == ("no", "prompting")
    assert enquiry.tenant == "local"


def test_what_is_only_taken_to_be_so_is_supposed_and_said_and_not_recorded_as_told(home: Home) -> None:
    vague = "We are a small museum and our visitors' letters are piling up, somebody says train a model"
    verdict = json.loads(home.run("verdict", vague, "--json").stdout)
    (enquiry,) = asyncio.run(_recorded(home.folder / "data"))

    assert set(verdict.get("supposed", {})).isdisjoint(verdict["facts"])
    assert set(enquiry.facts.bands()) == set(verdict["facts"])


async def _recorded(data_dir: Path) -> list[Enquiry]:
    now = datetime.now(UTC)
    with embedded(data_dir) as url:
        client = connect(url)
        log = RedisEnquiryLog(client, Retention())
        found = await log.between("local", since=now - timedelta(hours=1), until=now + timedelta(hours=1))
        await client.aclose()
    return list(found)


def test_without_a_store_the_verdict_is_shown_with_a_one_line_warning(tmp_path: Path) -> None:
    done = Home(tmp_path, {"REDIS_URL": "redis://127.0.0.1:1/0"}).run("verdict", EMAILS, "--json")

    assert done.returncode == 0
    assert json.loads(done.stdout)["approach"] == "prompting"
    assert "not recorded" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_facts_from_a_file_take_bands_and_numbers(home: Home) -> None:
    facts = {"task": "sort", "labelled_examples": 5000, "owner": "unsure", "volume": 50_000}
    (home.folder / "facts.json").write_text(json.dumps(facts))
    verdict = json.loads(home.run("verdict", "--facts", "facts.json", "--json").stdout)

    assert verdict["facts"]["labelled_examples"] == {"band": "2000_plus", "value": 5000, "words": ""}
    assert verdict["facts"]["owner"]["band"] == "unsure"
    assert verdict["facts"]["task"]["band"] == "sort"


def test_facts_from_a_file_may_have_the_words_of_earlier_versions(home: Home) -> None:
    then = {"goal": "answers", "context_use": "misused", "query_scope": "lookup", "retrieval": "short", "volume": 50}
    now = {"task": "answer", "gap": "grounding", "retrieval": "tuned", "volume": 50}
    (home.folder / "then.json").write_text(json.dumps(then | {"domain_gap": "unsure"}))
    (home.folder / "now.json").write_text(json.dumps(now))
    verdict, same = (
        json.loads(home.run("verdict", "--facts", file, "--json").stdout) for file in ("then.json", "now.json")
    )

    assert {slot: fact["band"] for slot, fact in verdict["facts"].items()} == now | {"volume": "under_1k"}
    assert verdict | {"policy": ""} == same | {"policy": ""}


def test_facts_from_a_file_count_where_the_text_says_otherwise(home: Home) -> None:
    (home.folder / "facts.json").write_text('{"labelled_examples": 700}')
    verdict = json.loads(home.run("verdict", EMAILS, "--facts", "facts.json", "--json").stdout)

    assert verdict["facts"]["labelled_examples"]["value"] == 700
    assert "task" in verdict["facts"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"colour": "blue"}', ["'colour'", "labelled_examples", "task", "gap"]),
        ('{"task": "world peace"}', ["'task'", "world peace", "answer", "unsure"]),
        ('{"gap": 3}', ["'gap'", "manner"]),
        ('{"goal": "world peace"}', ["'goal'", "world peace", "answers", "unsure"]),
        ('{"goal": 3}', ["'goal'", "classify"]),
        ('{"volume": -1}', ["'volume'", "-1", "requests a day"]),
        ('{"volume": NaN}', ["'volume'", "requests a day"]),
        ('{"volume": 1e999}', ["'volume'", "requests a day"]),
        ('{"volume": true}', ["'volume'", "true", "over_100k"]),
        ('{"volume": null}', ["'volume'", "null"]),
        ('{"volume": {"a": [1]}}', ["'volume'"]),
        ("[1, 2]", ["object"]),
        ("not json", ["JSON"]),
        ("[" * 100_000, ["JSON"]),
        ("", ["JSON"]),
        (None, ["could not read"]),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_facts_file_that_does_not_fit_is_named_with_what_is_allowed(
    home: Home, content: str | None, expected: list[str]
) -> None:
    if content is not None:
        (home.folder / "facts.json").write_text(content)
    done = home.run("verdict", "--facts", "facts.json", "--json")

    assert (done.returncode, done.stdout) == (2, "")
    assert all(part in done.stderr for part in ["facts.json", *expected]), done.stderr
    assert "Traceback" not in done.stderr


def test_off_topic_is_declined_kindly_and_gives_no_verdict(home: Home) -> None:
    done = home.run("verdict", OFF_TOPIC, "--json")
    answer = json.loads(done.stdout)

    assert done.returncode == 0
    assert answer["declined"] is True
    assert answer["message"]
    assert "fine_tuning" not in answer
    assert "━" not in home.run("verdict", OFF_TOPIC).stdout


def test_a_term_is_explained_and_is_no_verdict(home: Home) -> None:
    answer = json.loads(home.run("verdict", "What is LoRA?", "--json").stdout)

    assert answer["message"].startswith("LoRA: Low-rank adaptation")
    assert "fine_tuning" not in answer


def test_on_topic_without_a_single_fact_gets_a_verdict_on_stated_assumptions(home: Home) -> None:
    verdict = json.loads(home.run("verdict", "Should we fine-tune a model?", "--json").stdout)

    assert verdict["assumptions"]
    assert verdict["settled"] is False


def test_without_text_and_facts_it_says_what_to_give(home: Home) -> None:
    done = home.run("verdict")

    assert done.returncode == 2
    assert "--facts" in done.stderr
