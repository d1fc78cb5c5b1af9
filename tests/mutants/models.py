"""A model is paid for within a budget and waited for within bounds, and nothing that it says is simply believed."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

CLAUDE = "bot/llm/claude.py"
BREAKER = "bot/llm/breaker.py"
PROOF = "bot/llm/proof.py"
GUARD = "bot/llm/guard/__init__.py"
MADE_UP = "tests/llm/test_llm_reading.py::test_what_the_model_makes_up_is_nothing"
EVERY_CHECK = "tests/llm/test_guard.py::test_every_check_finds_what_it_is_there_for"

ROWS = (
    Mutant(
        "budget",
        CLAUDE,
        "if not await self._meter.may_spend(request.tenant):",
        "if False:",
        "tests/llm/test_llm_claude.py::test_a_spent_budget_asks_nobody",
        "a budget that nobody asks is none",
    ),
    Mutant(
        "budget-tenant",
        "bot/llm/usage.py",
        "        keys = TenantKeys(tenant)\n        micros",
        '        keys = TenantKeys("other")\n        micros',
        "tests/llm/test_llm_meter.py::test_a_spent_budget_closes_for_its_tenant_and_opens_the_next_day",
        "nobody spends another's budget",
    ),
    Mutant(
        "budget-unknown",
        CLAUDE,
        "        except StoreUnavailable:\n            return self._logged",
        "        except StoreUnavailable:\n            answer = await self._in_time(request, want, until)\n"
        "            return self._logged",
        "tests/llm/test_llm_meter.py::test_no_store_means_no_call_since_nobody_knows_the_budget",
        "without a store nobody knows what is spent",
    ),
    Mutant(
        "budget-cut-off",
        CLAUDE,
        "if isinstance(given, Failure) and given.why is Why.TOO_SLOW:",
        "if False:",
        "tests/llm/test_llm_claude.py::test_a_call_given_up_at_the_deadline_is_counted_by_estimate",
        "what is given up was paid for",
    ),
    Mutant(
        "breaker-streak",
        BREAKER,
        "(FailureStreak(STREAK) | (MinRequests",
        "(FailureStreak(1_000) | (MinRequests",
        "tests/llm/test_breaker.py::test_with_the_breaker_open_the_deadline_is_not_waited_for",
        "nobody waits for a model that hangs",
    ),
    Mutant(
        "breaker-rate",
        BREAKER,
        "FailureRate(0.5)",
        "FailureRate(1.0)",
        "tests/llm/test_breaker.py::test_a_model_that_fails_every_second_time_is_in_trouble_too",
        "half of the answers is not well",
    ),
    Mutant(
        "breaker-trial",
        BREAKER,
        "return self._inside() == 0",
        "return True",
        "tests/llm/test_breaker.py::test_one_call_alone_tries_whether_it_is_well_again_and_nobody_else_waits_for_it",
        "one trial is enough",
    ),
    Mutant(
        "breaker-trouble",
        BREAKER,
        "tracker=Custom(in_trouble)",
        "tracker=Custom(lambda error: True)",
        "tests/llm/test_breaker.py::test_what_says_nothing_of_the_next_call_opens_nothing",
        "one bad request closes it for nobody",
    ),
    Mutant(
        "breaker-places",
        BREAKER,
        "asyncio.Semaphore(calls)",
        "asyncio.Semaphore(1_000)",
        "tests/llm/test_breaker.py::"
        "test_no_more_calls_are_in_flight_than_the_setting_allows_and_nobody_waits_beyond_the_deadline",
        "calls in flight are bounded",
    ),
    Mutant(
        "deadline",
        CLAUDE,
        "        async with asyncio.timeout_at(until):\n            return await self._answer",
        "        async with asyncio.timeout_at(until + 5):\n            return await self._answer",
        "tests/llm/test_llm_claude.py::test_every_fault_is_a_reason_before_the_deadline[hang]",
        "people wait for seconds, not minutes",
    ),
    Mutant(
        "model-redirect",
        "bot/llm/providers.py",
        "DefaultAsyncHttpxClient(follow_redirects=False)",
        "DefaultAsyncHttpxClient(follow_redirects=True)",
        "tests/llm/test_model_settings.py::test_no_redirect_takes_the_key_elsewhere",
        "the key would go with it",
    ),
    Mutant(
        "quote-said",
        PROOF,
        "    if words is None:\n        return Drop.NOT_SAID\n",
        "    words = words or claim.quote\n",
        MADE_UP,
        "a fact's words stand in the message",
    ),
    Mutant(
        "quote-whole-words",
        PROOF,
        "if not (_inside_word(said.text, start) or _inside_word(said.text, end)):",
        "if True:",
        MADE_UP,
        "half a word is another word",
    ),
    Mutant(
        "quote-cut",
        "advisor/interpret/normalise.py",
        "words[: LONGEST_QUOTE - 1].rsplit(maxsplit=1)",
        "(words[: LONGEST_QUOTE - 1],)",
        "tests/llm/test_llm_reading.py::test_a_long_quote_is_cut_between_words_and_says_that_it_goes_on",
        "nor is half a word shown as what somebody said",
    ),
    Mutant(
        "quote-long",
        PROOF,
        "if len(claim.quote) > LONGEST_PROOF:",
        "if False:",
        "tests/llm/test_llm_reading.py::test_a_whole_message_as_a_quote_proves_nothing",
        "whole paragraphs prove nothing",
    ),
    Mutant(
        "quote-number",
        PROOF,
        "replace(fact, words=shortened(words)) if fact.band == band else Drop.OTHER_NUMBER",
        "replace(fact, words=shortened(words))",
        MADE_UP,
        "a number is what our own code reads",
    ),
    Mutant(
        "quote-no-number",
        PROOF,
        "if possible else Drop.OTHER_NUMBER",
        "if True else Drop.OTHER_NUMBER",
        MADE_UP,
        "words without a number name none",
    ),
    Mutant(
        "known-band",
        PROOF,
        "if slot is None or band not in {own.id for own in slot.bands}:",
        "if slot is None:",
        MADE_UP,
        "there are no bands but ours",
    ),
    Mutant("guard-length", GUARD, "    shape.wrong_length,\n", "", EVERY_CHECK, "one whole sentence a reason"),
    Mutant("guard-characters", GUARD, "    shape.strange_characters,\n", "", EVERY_CHECK, "no mention and no mark-up"),
    Mutant("guard-links", GUARD, "    shape.links,\n", "", EVERY_CHECK, "no address of anybody's"),
    Mutant(
        "guard-numbers", GUARD, "    quoted_numbers.new_figures,\n", "", EVERY_CHECK, "no number that was not given"
    ),
    Mutant("guard-quotes", GUARD, "    ground.wrong_quote,\n", "", EVERY_CHECK, "askers are quoted as they wrote"),
    Mutant("guard-names", GUARD, "    ground.new_names,\n", "", EVERY_CHECK, "no product that was not given"),
    Mutant("guard-approaches", GUARD, "    ground.new_approaches,\n", "", EVERY_CHECK, "no advice but the verdict's"),
    Mutant("guard-orders", GUARD, "    ground.orders,\n", "", EVERY_CHECK, "no talk of instructions or secrets"),
    Mutant("guard-matter", GUARD, "    ground.other_matter,\n", "", EVERY_CHECK, "a rewording says its reason"),
    Mutant("guard-negation", GUARD, "    negation.other_side,\n", "", EVERY_CHECK, "no is not turned into yes"),
    Mutant("guard-surer", GUARD, "    negation.surer,\n", "", EVERY_CHECK, "nothing is promised"),
    Mutant(
        "guard-used",
        "bot/llm/guard/__init__.py",
        "return tuple(wrong for check in CHECKS if (wrong := check(said)))",
        "return ()",
        "tests/llm/test_explainer.py::test_a_sentence_that_does_not_hold_falls_back_alone",
        "a check that nobody asks holds nothing",
    ),
)
