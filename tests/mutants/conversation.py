"""No misread word settles a verdict, whoever misread it."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

CHECKING = "advisor/dialogue/recap.py"
LISTENING = "bot/nlu/interpret.py"
NO_YES = "tests/llm/test_taken_over.py::test_true_words_for_the_wrong_slots_make_no_yes_whatever_is_said[0-tell-claims]"
ITSELF = "tests/llm/test_taken_over.py::test_a_model_that_confirms_what_it_supposed_itself_makes_no_yes"
AT_ONCE = "tests/llm/test_taken_over.py::test_a_verdict_at_once_is_no_yes_either[0]"
READ_MARKED = (
    "tests/record/test_record_marks.py::"
    "test_what_the_built_in_reader_read_is_marked_on_the_record_until_somebody_says_that_it_is_so"
)

ROWS = (
    Mutant(
        "read-played-back",
        CHECKING,
        "found = [fact for fact in facts if fact.slot in read and fact.slot in matters]",
        "found: list[Fact] = []",
        "tests/dialogue/test_recap.py::test_whatever_was_misread_a_verdict_that_is_given_stays_the_same",
        "what a verdict rests on is confirmed first",
    ),
    Mutant(
        "read-yes-at-once",
        CHECKING,
        "return unconfirmed(policy, facts) if headline.fine_tuning is FineTuning.YES else ()",
        "return ()",
        AT_ONCE,
        "nor does a verdict at once say yes on it",
    ),
    Mutant(
        "read-safely",
        CHECKING,
        "    while found := unconfirmed_yes(policy, facts):\n"
        "        facts = facts.without([fact.slot for fact in found])\n",
        "",
        "tests/llm/test_taken_over.py::test_what_is_answered_on_the_way_rests_on_no_yes_that_nobody_confirmed[0]",
        "answers on the way rest on no unconfirmed yes",
    ),
    Mutant(
        "backed-alone",
        LISTENING,
        "    return _read_alone(heard, text, proved=proved)\n",
        "    return heard\n",
        NO_YES,
        "a model's word alone settles nothing",
    ),
    Mutant(
        "backed-agreement",
        LISTENING,
        "agrees = heard.intent is Intent.AGREE and own.intent is not Intent.AGREE and bool(open_still)",
        "agrees = False",
        f"{ITSELF}[0-agrees]",
        "nor does its word that somebody agrees",
    ),
    Mutant(
        "backed-again",
        LISTENING,
        "if (f.slot, f.band) in proved or (f.slot, f.band) not in open_still)",
        ")",
        f"{ITSELF}[0-says it again]",
        "nor that somebody says it again",
    ),
    Mutant(
        "built-in-marked",
        LISTENING,
        "    return _read_alone(heard, text, proved={(fact.slot, fact.band) for fact in heard.facts"
        " if fact.slot in asked})\n",
        "    return heard\n",
        READ_MARKED,
        "the built-in reader may be sure and wrong too",
    ),
    Mutant(
        "two-sides",
        LISTENING,
        "not _has_two_sides(text, left, context)",
        "True",
        "tests/dialogue/test_recap.py::test_a_reply_with_two_sides_is_no_yes",
        "a yes with a but is no yes",
    ),
    Mutant(
        "steering-unseen",
        "bot/llm/interpreter.py",
        "        if clause.sentence not in aside\n",
        "",
        "tests/llm/test_llm_asked.py::test_the_model_never_sees_what_tries_to_steer_it_or_cannot_be_seen",
        "what steers a model is not shown to it",
    ),
    Mutant(
        "hidden-unseen",
        "bot/llm/interpreter.py",
        "for char in piece if _visible(char)",
        "for char in piece",
        "tests/llm/test_llm_asked.py::test_the_model_never_sees_what_tries_to_steer_it_or_cannot_be_seen",
        "nor what the sender could not see",
    ),
    Mutant(
        "delimiters",
        "prompts/loader.py",
        "lambda found: harmless(inputs[found[1]])",
        "lambda found: inputs[found[1]]",
        "tests/llm/test_llm_asked.py::test_the_model_never_sees_what_tries_to_steer_it_or_cannot_be_seen",
        "no message ends the place that it stands in",
    ),
)
