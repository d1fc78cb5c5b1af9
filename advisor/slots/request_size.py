"""How much goes into one request: what the bill and the waiting hang on where inputs are long."""

from __future__ import annotations

from advisor.slots.slot import Band, Slot

REQUEST_SIZE = Slot(
    "request_size",
    "what goes into one request",
    (
        Band("short", "Up to 7 pages or 3,000 tokens", "a request has a few pages of input at most", at_least=0),
        Band("long", "More than 7 pages or 3,000 tokens", "a request has many pages of input", at_least=3_000),
    ),
    unknown="a request has a few hundred words of input",
    unit="tokens a request",
    counted="a request has about {} tokens of input",
    edge_source="house",
)
