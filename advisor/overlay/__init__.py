"""What an organisation sets for itself: its prices, platforms, thresholds, steps, currency and settled facts."""

from advisor.overlay.applied import overlaid_platforms, overlaid_prices, overlaid_rules
from advisor.overlay.file import Overlay, load_overlay
from advisor.overlay.organisation import Organisation, organisation_of

__all__ = [
    "Organisation",
    "Overlay",
    "load_overlay",
    "organisation_of",
    "overlaid_platforms",
    "overlaid_prices",
    "overlaid_rules",
]
