"""Keys: one spelling a thing, and one hash slot a thread."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from redis.crc import key_slot

from bot.stores.keys import TenantKeys, ThreadKeys, unfinished

names = st.text(alphabet=st.sampled_from("ab{}:%/ é\ud800"), max_size=6) | st.text(max_size=8)


def all_keys(keys: ThreadKeys, message_id: str) -> list[str]:
    return [keys.session, keys.inbox, keys.outbox, keys.lease, keys.claim(message_id)]


@given(names, names, names, names, names, names)
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


@given(names, names)
def test_the_enquiry_log_of_a_tenant_is_in_one_hash_slot(tenant: str, enquiry_id: str) -> None:
    keys = TenantKeys(tenant)

    assert key_slot(keys.enquiries.encode()) == key_slot(keys.enquiry(enquiry_id).encode())


def test_every_key_begins_with_the_schema_version() -> None:
    keys = [*all_keys(ThreadKeys("T", "C"), "m"), TenantKeys("T").enquiries, unfinished("slack")]

    assert all(key.startswith("fa:1:") for key in keys)
