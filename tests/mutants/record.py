"""Nobody is told apart on the record, whoever wants to be is forgotten, and only managers get to see numbers."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

FORGETTING = "bot/stores/forgetting.py"
SUMMARIES = "bot/answering/summaries.py"
SCOPE = "advisor/summary/scope.py"
SMALL = "advisor/summary/small_groups.py"
MANAGERS = "tests/summary/test_managers.py"
LISTED = f"{MANAGERS}::test_the_list_shows_only_channels_that_the_asker_is_in_and_teams_that_are_theirs"
TOO_FEW = "tests/summary/test_summary.py::test_nobody_is_left_over_between_a_line_and_the_same_line_under_fewer_filters"
MARKS = "tests/record/test_record_marks.py::test_a_verdict_"
ALL_GONE = "tests/record/test_forgetting.py::test_whoever_asks_is_forgotten_in_every_key_and_value_and_told_so"

ROWS = (
    Mutant(
        "pseudonym-tenant",
        "bot/answering/pseudonyms.py",
        "said = json.dumps([tenant, name]).encode()",
        "said = json.dumps([name]).encode()",
        "tests/record/test_forgetting.py::test_nobody_is_known_in_another_tenant_or_without_the_secret",
        "nobody is followed from one organisation to another",
    ),
    Mutant(
        "pseudonym-secret",
        "bot/answering/pseudonyms.py",
        'hmac.digest(self._secret, said, "sha256")',
        'hmac.digest(b"", said, "sha256")',
        "tests/record/test_forgetting.py::test_nobody_is_known_in_another_tenant_or_without_the_secret",
        "ids are few enough to try all of them",
    ),
    Mutant(
        "pseudonym-turn",
        "bot/answering/pseudonyms.py",
        "known_as = replace(message, user=self._names.of(message.tenant, message.user))",
        "known_as = message",
        "tests/record/test_forgetting.py::test_nobody_is_called_by_their_own_name_in_any_key_or_value",
        "no platform's id goes on the record",
    ),
    Mutant(
        "quotes-allowed",
        "bot/answering/pseudonyms.py",
        "with_short_quotes(enquiry) if keeps_quotes(enquiry.tenant) else without_quotes(enquiry)",
        "with_short_quotes(enquiry)",
        "tests/record/test_forgetting.py::test_no_word_is_kept_with_an_enquiry_where_the_tenant_does_not_allow_it",
        "words are kept where a tenant allows it",
    ),
    Mutant(
        "record-read",
        "advisor/enquiry.py",
        'replace(fact, value=None, words="")',
        "Fact(fact.slot, fact.band)",
        f"{MARKS}that_nobody_confirmed_shows_on_the_record_what_of_it_was_only_read",
        "who keeps the rules sees what nobody has confirmed",
    ),
    Mutant(
        "record-words",
        "bot/answering/respond.py",
        "explained(turn, explanation.by) if explanation else turn",
        "turn",
        f"{MARKS}on_the_record_says_who_put_it_into_words",
        "and whose words a verdict had",
    ),
    Mutant(
        "forget-mark",
        FORGETTING,
        "        await self._mark(keys, leaver)\n",
        "",
        "tests/record/test_record.py::test_nothing_that_comes_late_brings_somebody_back_who_was_forgotten",
        "what comes late brings nobody back",
    ),
    Mutant(
        "forget-threads",
        FORGETTING,
        "await self._empty(ThreadKeys(leaver.tenant, thread), leaver)",
        "pass",
        ALL_GONE,
        "sessions elsewhere are theirs too",
    ),
    Mutant(
        "forget-session",
        FORGETTING,
        'await self._lane.run(command("DEL", ThreadKeys(leaver.tenant, leaver.thread).session))',
        "pass",
        ALL_GONE,
        "so is the one where they ask",
    ),
    Mutant(
        "forget-claims",
        FORGETTING,
        '        await self._delete_claims(leaver, {*others, leaver.thread} - {""})\n',
        "",
        ALL_GONE,
        "a claim's key names the thread",
    ),
    Mutant(
        "forget-enquiries",
        FORGETTING,
        "            await self._unlink(keys, one.enquiry, leaver.pseudonym)\n",
        "            pass\n",
        "tests/record/test_record.py::test_whoever_is_forgotten_stays_counted_as_an_enquiry_and_not_as_a_person",
        "nothing on the record leads back to them",
    ),
    Mutant(
        "forget-dead-letters",
        FORGETTING,
        "        await RedisDeadLetters(self._client, self._retention).forget(leaver.tenant, leaver.user)\n",
        "",
        "tests/inbox/test_poison.py::test_who_is_forgotten_leaves_no_dead_letter",
        "dead letters hold what was said",
    ),
    Mutant(
        "manager-user",
        SCOPE,
        "manager.user == asker.user",
        "True",
        "tests/summary/test_summary_slack.py::test_whoever_is_no_manager_is_told_who_can_help_and_no_number",
        "numbers are for those who are named",
    ),
    Mutant(
        "manager-tenant",
        SCOPE,
        "if manager.tenant == asker.tenant]",
        "]",
        "tests/summary/test_summary_teams.py::test_a_manager_of_one_tenant_is_nobody_in_another",
        "a right ends with its organisation",
    ),
    Mutant(
        "manager-again",
        SUMMARIES,
        "return scope_of(self._managers, asker, smallest=self._smallest)",
        "return scope_of(self._managers, replace(asker, user=self._managers[0].user), smallest=self._smallest)",
        "tests/summary/test_summary_slack.py::test_the_right_to_share_is_checked_again_when_the_button_is_pressed",
        "whoever presses is who must have the right",
    ),
    Mutant(
        "manager-private",
        "bot/reports/answer_summary.py",
        "if not message.private and not (isinstance(asked, SummaryRequest) and asked.shared and not asked.listed):",
        "if False:",
        "tests/summary/test_summary_slack.py::test_in_a_channel_it_is_not_shown_unless_the_manager_says_share",
        "numbers are shown to a channel only on purpose",
    ),
    Mutant(
        "manager-teams",
        SCOPE,
        "return self.teams is None or team in self.teams",
        "return True",
        LISTED,
        "a team's manager sees that team",
    ),
    Mutant(
        "list-channels",
        SUMMARIES,
        "shown = (own for own in seen if own.origin.channel in readable)",
        "shown = (own for own in seen)",
        LISTED,
        "nobody reads of channels that they are not in",
    ),
    Mutant(
        "list-names",
        SUMMARIES,
        'return [replace(own, asker="") for own in found[:most]]',
        "return found[:most]",
        LISTED,
        "a list names nobody",
    ),
    Mutant(
        "small-group",
        SMALL,
        "if not (crowd.enough(part) and ",
        "if not (",
        "tests/summary/test_summary.py::test_two_people_who_were_told_yes_are_not_told_apart",
        "two people are not told apart",
    ),
    Mutant(
        "small-rest",
        SMALL,
        "return not rest or self.enough(rest)",
        "return True",
        TOO_FEW,
        "nor by what a line leaves of the whole",
    ),
    Mutant(
        "small-wider",
        SMALL,
        "all(crowd.spares(whole, part) for whole in elsewhere)",
        "True",
        TOO_FEW,
        "nor by the same line under fewer filters",
    ),
)
