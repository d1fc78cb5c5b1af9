"""What can go wrong, for people to read.

AdvisorError
├── SettingsError      the environment does not allow a safe start
├── DataError          a file with dated data or rules is wrong; names file and key
├── FactsError         facts given as data do not fit the slots
├── PeriodError        a period that was asked for cannot be read, or has no sense
└── StoreUnavailable   Redis cannot be reached in time
"""

from __future__ import annotations


class AdvisorError(Exception):
    """Carries a sentence for people: what happened, why, what to do."""


class SettingsError(AdvisorError):
    """The environment does not allow a safe start."""


class DataError(AdvisorError):
    """A checked-in or overlaid data file is wrong."""


class FactsError(AdvisorError):
    """Facts given as data do not fit the slots."""


class PeriodError(AdvisorError):
    """A period that was asked for cannot be read, or has no sense."""


class StoreUnavailable(AdvisorError):
    """The store cannot be reached in time; nothing was changed."""
