"""What Slack's front may not do without."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

SLACK_GUARD = "bot/slack/signature.py"
SLACK_APP = "bot/slack/app.py"
SLACK_FORGED = "tests/slack/test_slack_front.py::test_what_is_forged_or_stale_is_refused_and_nothing_runs"

ROWS = (
    Mutant(
        "slack-signature",
        SLACK_GUARD,
        'return hmac.compare_digest(f"v0={digest}".encode(), given)',
        'return given.startswith(b"v0=")',
        SLACK_FORGED,
        "only Slack knows the secret",
    ),
    Mutant(
        "slack-signature-time",
        SLACK_GUARD,
        'return hmac.compare_digest(f"v0={digest}".encode(), given)',
        'return f"v0={digest}".encode() == given',
        "tests/house/test_house.py::test_what_a_secret_signs_is_compared_in_constant_time",
        "the time of a comparison tells how much of a guess was right",
    ),
    Mutant(
        "slack-no-secret",
        SLACK_APP,
        "now=time.time()) if secret else 401",
        "now=time.time()) if secret else 0",
        "tests/slack/test_slack_socket.py::test_without_a_signing_secret_every_request_is_refused",
        "what cannot be checked is refused",
    ),
    Mutant(
        "slack-age",
        SLACK_GUARD,
        " or abs(now - int(stamp)) > WINDOW:",
        " or int(stamp) - now > WINDOW:",
        SLACK_FORGED,
        "what was overheard long ago is worth nothing",
    ),
    Mutant(
        "slack-future",
        SLACK_GUARD,
        "abs(now - int(stamp)) > WINDOW",
        "now - int(stamp) > WINDOW",
        SLACK_FORGED,
        "nor is what will be good for long",
    ),
    Mutant(
        "slack-replay",
        SLACK_APP,
        "if self._replays.is_replay(signature, stamp=stamp, now=time.time()):",
        "if False:",
        "tests/slack/test_slack_front.py::test_a_request_that_was_answered_is_refused_when_it_is_replayed_later",
        "Slack signs each delivery anew",
    ),
    Mutant(
        "slack-kept-first",
        "bot/slack/listeners.py",
        '        log.warning("an event was not kept; Slack will deliver it again", why=str(error))\n        return 503',
        "        return 200",
        "tests/slack/test_slack_front.py::"
        "test_with_a_frozen_store_an_event_gets_503_within_a_second_and_its_redelivery_is_answered",
        "what was not kept is delivered again",
    ),
    Mutant(
        "slack-others-threads",
        "bot/slack/listeners.py",
        "(self._settings.thread_replies and await self._ours(said.message))",
        "self._settings.thread_replies",
        "tests/slack/test_slack_talk.py::test_what_people_say_elsewhere_or_to_each_other_is_none_of_our_business",
        "what people say to each other is not read",
    ),
    Mutant(
        "slack-private-press",
        "bot/slack/presses.py",
        'return bears.session.startswith(f"{container.channel_id}:") if container.is_ephemeral else not bears.session',
        "return True",
        "tests/slack/test_slack_command.py::test_a_button_answers_nobody_where_it_does_not_belong",
        "a button carries nobody into a session that is not theirs",
    ),
    Mutant(
        "slack-private-answer",
        "bot/slack/presses.py",
        "        private=bears.session,\n",
        "",
        "tests/slack/test_slack_command.py::test_the_private_conversation_goes_on_by_buttons_and_stays_private",
        "what was asked in private is answered in private",
    ),
    Mutant(
        "slack-response-host",
        "bot/slack/response_url.py",
        "return host in self._hosts and ",
        "return ",
        "tests/slack/test_slack_command.py::test_an_address_that_is_not_slacks_is_never_called",
        "answers go to Slack alone",
    ),
    Mutant(
        "slack-response-tls",
        "bot/slack/response_url.py",
        '(parts.scheme == "https" or host not in _SLACKS_HOSTS)',
        "True",
        "tests/slack/test_slack_command.py::test_an_address_that_is_not_slacks_is_never_called",
        "and nobody reads them on the way",
    ),
    Mutant(
        "slack-escape",
        "bot/slack/limits.py",
        '.replace("<", "&lt;").replace(">", "&gt;")',
        "",
        "tests/slack/test_slack_render.py::test_no_reply_holds_a_mention_or_a_link",
        "nobody has us call a channel together",
    ),
    Mutant(
        "slack-formatting",
        "bot/slack/limits.py",
        "text.translate(_LOOK_ALIKES)",
        "text",
        "tests/slack/test_slack_render.py::test_no_text_formats_quotes_or_breaks_out_of_what_stands_around_it",
        "quoted words keep to their quote",
    ),
    Mutant(
        "slack-link-names",
        "bot/slack/send.py",
        "                    link_names=False,\n                    unfurl_links=False,",
        "                    link_names=True,\n                    unfurl_links=False,",
        "tests/slack/test_slack_front.py::test_a_mention_is_answered_in_its_thread",
        "a name in a reply calls nobody",
    ),
)
