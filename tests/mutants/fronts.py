"""What every front may not do without: the rim, the terminal and what is handed out."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

WEB = "bot/app/web.py"

WEB_ROWS = (
    Mutant(
        "size",
        WEB,
        "client_max_size=LARGEST_BODY",
        "client_max_size=0",
        "tests/slack/test_slack_front.py::test_a_body_that_is_too_large_is_refused",
        "nobody fills the memory before they have signed",
    ),
    Mutant(
        "size-teams",
        WEB,
        "client_max_size=LARGEST_BODY",
        "client_max_size=0",
        "tests/teams/test_teams_refusals.py::test_what_is_too_large_or_says_it_is_no_json_is_refused",
        "the same at the other door",
    ),
    Mutant(
        "packed",
        WEB,
        'if request.headers.get("Content-Encoding", "identity").lower() not in ("", "identity"):',
        "if False:",
        "tests/app/test_packed_bodies.py::test_it_is_refused",
        "a bomb weighs little until it is unpacked",
    ),
    Mutant(
        "slow-head",
        "bot/app/connections.py",
        "call_later(self._head_seconds, self._abort)",
        "call_later(3_600, self._abort)",
        "tests/app/test_connections.py::test_a_head_that_does_not_end_is_not_waited_for",
        "a head that comes a byte a minute holds a place",
    ),
    Mutant(
        "slow-body",
        "bot/app/connections.py",
        "async with asyncio.timeout(seconds):",
        "async with asyncio.timeout(3_600):",
        "tests/app/test_connections.py::test_a_body_that_does_not_come_is_answered",
        "so does a body",
    ),
    Mutant(
        "most-connections",
        "bot/app/connections.py",
        "return self.open <= self._most",
        "return True",
        "tests/app/test_connections.py::"
        "test_whoever_comes_when_all_places_are_taken_is_sent_away_and_the_others_are_served",
        "a process has only so many file descriptors",
    ),
)

ELSEWHERE = (
    Mutant(
        "terminal-control",
        "bot/terminal/clean.py",
        'return _CONTROL.sub("", without.replace("\\t", " "))',
        'return without.replace("\\t", " ")',
        "tests/terminal/test_terminal_render.py::test_what_a_person_typed_cannot_steer_the_terminal",
        "what somebody typed does not steer a terminal",
    ),
    Mutant(
        "csv-formula",
        "bot/reports/sheet.py",
        """return ("'" if leading else "") + "'".join(parts)""",
        'return "".join(parts)',
        "tests/summary/test_summary_sheet.py::test_nothing_that_could_start_a_formula_is_left_to_start_one",
        "a spreadsheet runs what looks like a formula",
    ),
    Mutant(
        "start-slack",
        "bot/settings/settings.py",
        "if token is None or missing:",
        "if token is None:",
        "tests/app/test_settings.py::test_an_empty_variable_counts_as_missing",
        "nothing is served that could not be checked",
    ),
    Mutant(
        "start-teams",
        "bot/settings/teams.py",
        "            self._require_credentials()",
        "            pass",
        "tests/teams/test_teams_settings.py::test_every_missing_variable_is_named_at_once",
        "the same for Teams",
    ),
    Mutant(
        "start-emulator",
        "bot/settings/teams.py",
        "            _require_loopback(host)",
        "            pass",
        "tests/teams/test_teams_settings.py::test_the_emulator_is_refused_where_others_could_reach_it",
        "an emulator's door is open to all who reach it",
    ),
    Mutant(
        "start-model",
        "bot/app/serving.py",
        "    settings.model()  # What it lacks should stop the start as well.\n",
        "",
        "tests/slack/test_slack_serve.py::test_a_model_that_lacks_settings_stops_the_start_before_anything_is_opened",
        "a start that fails opens nothing",
    ),
    Mutant(
        "start-managers",
        "bot/settings/managers.py",
        "if (manager.tenant, manager.user) in known:",
        "if False:",
        "tests/summary/test_managers.py::test_what_does_not_plainly_name_a_manager_stops_the_start",
        "rights are never guessed at",
    ),
    Mutant(
        "log-locals",
        "bot/app/logging.py",
        "show_locals=False",
        "show_locals=True",
        "tests/app/test_logging.py::test_a_failing_turn_is_logged_without_a_word_of_what_was_said",
        "local variables hold what people wrote",
    ),
    Mutant(
        "log-libraries",
        "bot/app/logging.py",
        "            _by_name_alone,\n",
        "",
        "tests/app/test_logging.py::test_every_line_is_json_and_quotes_no_request",
        "a library's error may quote a token",
    ),
    Mutant(
        "log-libraries-level",
        "bot/app/logging.py",
        "root.setLevel(max(level, logging.WARNING))",
        "root.setLevel(logging.DEBUG)",
        "tests/app/test_logging.py::test_every_line_is_json_and_quotes_no_request",
        "libraries tell whole requests while they debug",
    ),
    Mutant(
        "secret-settings",
        "bot/settings/settings.py",
        "problem['msg'].removeprefix('Value error, ')",
        "problem['input']",
        "tests/app/test_settings.py::test_every_unusable_value_is_named_and_none_is_shown",
        "a value in the wrong place may be a secret",
    ),
    Mutant(
        "secret-store",
        "bot/settings/redis_url.py",
        'password: str = field(default="", repr=False)',
        'password: str = field(default="")',
        "tests/stores/test_redis_url.py::test_an_address_shows_no_password",
        "a password shows in no error",
    ),
)

ROWS = (*WEB_ROWS, *ELSEWHERE)
