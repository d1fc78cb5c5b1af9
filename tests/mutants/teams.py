"""What Teams' front may not do without."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

DOORS = "bot/teams/auth.py"
TEAMS_FORGED = "tests/teams/test_teams_tokens.py::test_a_forged_token_is_refused_and_nothing_runs"
TEAMS_SERVICE = "tests/teams/test_teams_tokens.py::test_a_service_that_is_none_of_teams_is_refused_even_if_signed"
TEAMS_FLOOD = "tests/teams/test_teams_keys.py::test_a_flood_of_forged_key_ids_"
TEAMS_TENANT = "tests/teams/test_teams_refusals.py::test_another_tenant_is_refused_and_nothing_runs"

ROWS = (
    Mutant(
        "teams-signature",
        DOORS,
        'options={"require": ["exp", "iss", "aud"]}',
        'options={"require": ["exp", "iss", "aud"], "verify_signature": False, "verify_exp": True}',
        f"{TEAMS_FORGED}[another key]",
        "only Microsoft has the key",
    ),
    Mutant(
        "teams-audience",
        DOORS,
        "            audience=self._app_id,\n",
        '            audience=jwt.decode(token, options={"verify_signature": False}).get("aud"),\n',
        f"{TEAMS_FORGED}[another audience]",
        "a token for another bot is not for us",
    ),
    Mutant(
        "teams-issuer",
        DOORS,
        "            issuer=self._cloud.issuer,\n",
        "",
        f"{TEAMS_FORGED}[another issuer]",
        "others have their tokens signed by that key too",
    ),
    Mutant(
        "teams-expiry",
        DOORS,
        '["exp", "iss", "aud"]',
        '["iss", "aud"]',
        f"{TEAMS_FORGED}[never expires]",
        "a token that leaks is not good for ever",
    ),
    Mutant(
        "teams-leeway",
        DOORS,
        "LEEWAY = 300",
        "LEEWAY = 86_400",
        f"{TEAMS_FORGED}[expired]",
        "clocks differ by minutes, not days",
    ),
    Mutant(
        "teams-service-claim",
        DOORS,
        "if envelope.service_url != self.service_url:",
        "if False:",
        f"{TEAMS_FORGED}[another service URL]",
        "our token goes only where theirs came from",
    ),
    Mutant(
        "teams-service-host",
        DOORS,
        'host == name or (name.startswith(".") and host.endswith(name))',
        "host.endswith(name)",
        TEAMS_SERVICE,
        "a host that ends alike is another's",
    ),
    Mutant(
        "teams-service-tls",
        DOORS,
        'return named and (parts.scheme == "https" or is_loopback(host))',
        "return named",
        TEAMS_SERVICE,
        "our token is not sent in the clear",
    ),
    Mutant(
        "teams-endorsement",
        DOORS,
        "if self.endorsements and envelope.channel_id not in self.endorsements:",
        "if False:",
        "tests/teams/test_teams_tokens.py::test_a_key_that_is_endorsed_for_another_channel_is_refused",
        "a channel's key speaks for that channel",
    ),
    Mutant(
        "teams-tenant",
        "bot/teams/app.py",
        "if self._tenants is not None and tenant not in self._tenants:",
        "if False:",
        TEAMS_TENANT,
        "other organisations are not served",
    ),
    Mutant(
        "teams-two-tenants",
        "bot/teams/request_checks.py",
        "if len(named) > 1:",
        "if False:",
        "tests/teams/test_teams_refusals.py::test_whoever_names_two_tenants_is_refused_even_where_any_is_served",
        "whoever names two is neither's",
    ),
    Mutant(
        "teams-emulator-peer",
        DOORS,
        "if not is_loopback(peer):",
        "if False:",
        "tests/teams/test_teams_settings.py::test_in_emulator_mode_only_this_machine_may_call",
        "nothing is authenticated there",
    ),
    Mutant(
        "teams-emulator-service",
        DOORS,
        'if not is_loopback(_parts(envelope.service_url).hostname or ""):',
        "if False:",
        "tests/teams/test_teams_refusals.py::test_in_emulator_mode_answers_stay_on_this_machine",
        "nor may the answer leave the machine",
    ),
    Mutant(
        "teams-key-fetches",
        "bot/teams/signing_keys.py",
        "await asyncio.sleep(max(0.0, self._began + KEYS_REST - time.monotonic()))",
        "pass",
        "tests/teams/test_teams_keys.py::"
        "test_forged_key_ids_that_go_on_and_on_fetch_the_keys_every_three_seconds_and_no_sooner",
        "forged key ids do not make us fetch without end",
    ),
    Mutant(
        "teams-key-fetches-shared",
        "bot/teams/signing_keys.py",
        "if self._began < asked:",
        "if True:",
        f"{TEAMS_FLOOD}before_any_key_is_known_fetches_them_once",
        "all who ask meanwhile share a look",
    ),
    Mutant(
        "teams-channel",
        DOORS,
        "if envelope.channel_id != CHANNEL:",
        "if False:",
        "tests/teams/test_teams_tokens.py::test_another_channel_is_refused_though_its_key_may_sign_for_it",
        "elsewhere anybody may be called anything",
    ),
    Mutant(
        "teams-redirect",
        "bot/teams/connector.py",
        "json=body, headers=headers, allow_redirects=False",
        "json=body, headers=headers, allow_redirects=True",
        "tests/teams/test_teams_tokens.py::test_no_redirect_is_followed_with_a_reply",
        "what was said goes to Teams alone",
    ),
    Mutant(
        "teams-login-redirect",
        "bot/teams/connector.py",
        "data=form, allow_redirects=False",
        "data=form, allow_redirects=True",
        "tests/teams/test_teams_tokens.py::test_no_redirect_is_followed_with_the_apps_secret",
        "so does the app's secret",
    ),
    Mutant(
        "teams-keys-redirect",
        "bot/teams/signing_keys.py",
        "url, allow_redirects=False",
        "url, allow_redirects=True",
        "tests/teams/test_teams_tokens.py::test_no_redirect_is_followed_to_others_keys",
        "whoever gives the keys signs the tokens",
    ),
    Mutant(
        "teams-escape",
        "bot/teams/limits.py",
        r'_INLINE.sub(r"\\\1", " ".join(plain(text, limit).split()))',
        '" ".join(plain(text, limit).split())',
        "tests/teams/test_teams_render.py::test_a_tick_boxs_title_read_as_markdown_is_the_very_words",
        "no text is mark-up",
    ),
    Mutant(
        "teams-functions",
        "bot/teams/limits.py",
        '_FUNCTION.sub("{" + _JOINER, cut(_CONTROL.sub(" ", text), limit))',
        'cut(_CONTROL.sub(" ", text), limit)',
        "tests/teams/test_teams_render.py::test_no_text_is_a_date_function_or_turns_the_line_around",
        "no text is a function of the card's",
    ),
)
