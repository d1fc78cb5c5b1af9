"""The one entry point, `advisor`: what it can do, with every heavy import left until it is needed."""

from __future__ import annotations

import sys

import typer

from advisor.errors import AdvisorError
from bot.app import garbage
from bot.cli.main import app


def main() -> None:
    """Run the command line. What people can mend ends with one sentence on stderr, never with a traceback."""
    garbage.seldom()
    try:
        app()
    except AdvisorError as error:
        typer.echo(f"advisor: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # Whoever read our output has seen enough, as `head` does; that is no fault of ours.
        sys.stderr.close()
        sys.exit(0)
