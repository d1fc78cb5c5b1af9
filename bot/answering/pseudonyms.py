"""Names for the record that nobody can turn back without the secret: the same person has the same one, always."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode

BYTES = 15
"""Of the digest: twenty characters, and no two people of any organisation are likely to share them."""


class Pseudonyms:
    """Keyed hashes under one secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def of(self, tenant: str, name: str) -> str:
        """The pseudonym of what is called `name` in the tenant; nobody ("") has none."""
        if not name:
            return ""
        said = json.dumps([tenant, name]).encode()
        return urlsafe_b64encode(hmac.digest(self._secret, said, "sha256")[:BYTES]).decode()
