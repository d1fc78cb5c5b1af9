"""A worker of a served process that does what a message asks of it: `python -m tests.faults.worker SOCKET`."""

from __future__ import annotations

import os
import sys

from bot.app.worker import main
from tests.faults.served import Obedient

if __name__ == "__main__":
    code = main(int(sys.argv[1]), Obedient().respond)
    os._exit(code)
