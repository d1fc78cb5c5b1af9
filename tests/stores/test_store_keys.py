"""Keys: one spelling a thing, and one hash slot a thread."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st
from redis.crc import key_slot

from bot.stores.keys import TenantKeys, ThreadKeys, all_of, secret, unfinished

DAY = date(2026, 11, 22)
names = st.text(alphabet=st.sampled_from("ab{}:%/ é\ud800"), max_size=6) | st.text(max_size=8)


def all_keys(keys: ThreadKeys, message_id: str) -> list[str]:
    return [keys.session, keys.inbox, keys.outbox, keys.lease, keys.claim(message_id)]


@given(names, names, names, names, names, names)
@example("a", "b:c", "a:b", "c", "m", "m")
def test_no_two_threads_share_a_key(
    tenant: str, thread: str, other_tenant: str, other_thread: str, message_id: str, other_id: str
) -> None:
    one, other = ThreadKeys(tenant, thread), ThreadKeys(other_tenant, other_thread)

    shared = set(all_keys(one, message_id)) & set(all_keys(other, other_id))
    assert bool(shared) == (one == other)


@given(names, names, names)
def test_all_keys_of_a_thread_are_in_one_hash_slot(tenant: str, thread: str, message_id: str) -> None:
    slots = {key_slot(key.encode()) for key in all_keys(ThreadKeys(tenant, thread), message_id)}

    assert len(slots) == 1


def record_keys(keys: TenantKeys, name: str) -> list[str]:
    return [keys.log(DAY), keys.teams(DAY), keys.tally(DAY, name), keys.person(name), keys.forgotten, keys.usage(DAY)]


@given(names, names)
def test_everything_of_a_tenant_as_a_whole_is_in_one_hash_slot(tenant: str, name: str) -> None:
    assert len({key_slot(key.encode()) for key in record_keys(TenantKeys(tenant), name)}) == 1


@given(names, names, names, names)
def test_no_two_tenants_share_a_key_of_the_record(tenant: str, name: str, other_tenant: str, other: str) -> None:
    shared = set(record_keys(TenantKeys(tenant), name)) & set(record_keys(TenantKeys(other_tenant), other))
    assert bool(shared) == (tenant == other_tenant)


@given(names, names, names)
def test_the_pattern_of_a_tenants_keys_matches_its_own_and_no_others(tenant: str, other: str, name: str) -> None:
    pattern = all_of(tenant).removesuffix("*")
    own = [*record_keys(TenantKeys(tenant), name), *all_keys(ThreadKeys(tenant, name), name)]
    others = [*record_keys(TenantKeys(other), name), *all_keys(ThreadKeys(other, name), name)]

    assert all(key.startswith(pattern) for key in own)
    assert tenant == other or not any(key.startswith(pattern) for key in others)


def test_every_key_begins_with_the_schema_version() -> None:
    keys = [*all_keys(ThreadKeys("T", "C"), "m"), *record_keys(TenantKeys("T"), "n"), unfinished("slack"), secret("s")]

    assert all(key.startswith("fa:1:") for key in keys)
