"""`advisor eval`: real enquiries through the real conversation, scored."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import typer

from advisor.deciding.policy import policy_for
from advisor.errors import DataError
from bot.evaluation.asker import hold
from bot.evaluation.case import read_cases
from bot.evaluation.report import line, report
from bot.evaluation.score import score
from bot.evaluation.unknown import Unknown


def run(cases: Path, *, unknown: tuple[Unknown, ...], facts_only: bool, out: Path | None) -> None:
    """Print one report for each way of answering what is unknown; `out` gets a JSON line a case of the last one."""
    try:
        told = read_cases(cases)
    except (DataError, OSError) as error:
        typer.echo(f"advisor: {error}", err=True)
        raise typer.Exit(2) from None
    now = datetime.now(UTC)
    policy = policy_for(now.date())
    for way in unknown:
        scored = [score(hold(policy, case, now, unknown=way, facts_only=facts_only), way) for case in told]
        typer.echo(report(scored, way, facts_only=facts_only))
        if out:
            out.write_text("".join(f"{line(one)}\n" for one in scored), "utf-8")
