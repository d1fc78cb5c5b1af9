"""What is stored stays its owner's, is reached safely, and is read by whichever version finds it."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

KEYS = "bot/stores/keys.py"
LANE = "bot/stores/pipeline.py"
CLIENT = "bot/stores/client.py"

ROWS = (
    Mutant(
        "key-tenant",
        KEYS,
        'f"{SCHEMA}:{{{_escaped(self.tenant)}:{_escaped(self.thread)}}}"',
        'f"{SCHEMA}:{{x:{_escaped(self.thread)}}}"',
        "tests/stores/test_store_keys.py::test_no_two_threads_share_a_key",
        "no tenant sees another's session",
    ),
    Mutant(
        "key-escape",
        KEYS,
        'return quote(text, safe="", errors="surrogatepass")',
        "return text",
        "tests/stores/test_store_keys.py::test_no_two_threads_share_a_key",
        "no name reaches into another's key",
    ),
    Mutant(
        "schema-key",
        KEYS,
        'return f"{SCHEMA}:unfinished:{_escaped(platform)}"',
        'return f"unfinished:{_escaped(platform)}"',
        "tests/stores/test_store_keys.py::test_every_key_begins_with_the_schema_version",
        "two schemas can live in one store",
    ),
    Mutant(
        "schema-former",
        "bot/stores/codec.py",
        "return self._of_today(self._adapter.validate_json(data))",
        "return self._adapter.validate_json(data)",
        "tests/rules/test_former.py::test_a_session_of_then_is_read_in_the_words_of_today",
        "what an earlier version stored still counts",
    ),
    Mutant(
        "schema-unreadable",
        "bot/stores/queues.py",
        "        return Undelivered((Unreadable(bytes(raw), str(error)),))",
        "        raise",
        "tests/inbox/test_inbox.py::test_an_entry_of_another_age_is_removed_and_the_next_message_is_answered",
        "an entry of another version holds up nothing",
    ),
    Mutant(
        "cluster-moved",
        LANE,
        "await cluster.moved(slot, _named(moved, node))",
        "pass",
        "tests/stores/test_store_cluster.py::test_a_thread_whose_slot_moves_to_another_node_goes_on",
        "slots move between nodes",
    ),
    Mutant(
        "cluster-asking",
        LANE,
        "calls, asking=True)",
        "calls)",
        "tests/stores/test_store_cluster.py::test_a_thread_whose_slot_moves_to_another_node_goes_on",
        "a slot on the move is asked for where it goes",
    ),
    Mutant(
        "cluster-order",
        LANE,
        "groupby(calls, key=lambda call: call.slot)",
        "groupby(sorted(calls, key=lambda call: -call.slot), key=lambda call: call.slot)",
        "tests/stores/test_store_cluster.py::test_calls_over_several_nodes_are_run_one_after_the_other",
        "a mark comes before the message that it stands for",
    ),
    Mutant(
        "door-copied",
        "bot/stores/queues.py",
        "Lane(client, copied=True)",
        "Lane(client)",
        "tests/stores/test_store_cluster.py::"
        "test_acceptance_waits_a_little_for_a_copy_on_a_replica_and_does_without_where_none_comes",
        "what was acknowledged must not die with one server",
    ),
    Mutant(
        "tls-trust",
        CLIENT,
        'options |= {"connection_class": SSLConnection,',
        'options |= {"connection_class": SSLConnection, "ssl_cert_reqs": "none", "ssl_check_hostname": False,',
        "tests/stores/test_store_health.py::test_tls_is_trusted_by_the_file_of_certificates_alone",
        "whoever stands in between is not the store",
    ),
    Mutant(
        "tls-hostname",
        CLIENT,
        'options |= {"connection_class": SSLConnection,',
        'options |= {"connection_class": SSLConnection, "ssl_check_hostname": False,',
        "tests/stores/test_store_health.py::test_a_certificate_for_another_host_is_not_trusted",
        "a certificate is one host's",
    ),
    Mutant(
        "store-kind",
        "bot/app/serving.py",
        "                await confirm(client)",
        "                pass",
        "tests/stores/test_store_health.py::test_the_command_line_and_serve_are_stopped_by_the_sentence",
        "a store of the wrong kind never comes right",
    ),
    Mutant(
        "store-words",
        CLIENT,
        "({type(error).__name__})",
        "({error})",
        "tests/stores/test_store_frozen.py::test_a_server_that_is_gone_is_told_as_unavailable_in_words_for_people",
        "people are told no addresses",
    ),
    Mutant(
        "store-time-out",
        CLIENT,
        "supported_errors=(RedisConnectionError,)",
        "",
        "tests/stores/test_store_frozen.py::test_a_frozen_server_is_refused_within_a_second_and_used_again_once_it_thaws",
        "a frozen store is refused before Slack gives up",
    ),
    Mutant(
        "store-folder",
        "bot/stores/embedded.py",
        "        folder.chmod(0o700)",
        "        folder.chmod(0o755)",
        "tests/stores/test_embedded.py::test_nobody_else_may_read_the_data_folder",
        "what people said is for nobody else on the machine",
    ),
)
