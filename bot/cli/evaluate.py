"""`advisor eval`: real enquiries through the real conversation, scored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from advisor.decision.policy import policy_for
from advisor.errors import AdvisorError
from bot.evaluation.annotation import Annotation, read_annotations
from bot.evaluation.asker import Read, hold
from bot.evaluation.beside import read_beside
from bot.evaluation.case import Case, Part, Reader, Unknown, read_cases
from bot.evaluation.readers import reading_by
from bot.evaluation.report import line, report
from bot.evaluation.score import Scored, score


@dataclass(frozen=True, slots=True)
class Options:
    """How the cases are held: from their text or from what is known of them, and beside whom."""

    unknown: tuple[Unknown, ...]
    facts_only: bool
    annotated: Path | None
    part: Part | None
    beside: Path | None
    out: Path | None
    reader: Reader = Reader.BUILT_IN
    replies: bool = False


def run(files: list[Path], options: Options) -> None:
    """Print a report for each file and each way of answering what is unknown, and one for all files together.

    `out` gets a JSON line a case of the last way.
    """
    try:
        sets = {path: read_cases(path) for path in files}
        noted = read_annotations(options.annotated) if options.annotated else {}
        with reading_by(options.reader) as read:
            for unknown in options.unknown:
                _print(sets, noted, unknown, options, read)
    except (AdvisorError, OSError) as error:
        typer.echo(f"advisor: {error}", err=True)
        raise typer.Exit(2) from None


def _print(
    sets: dict[Path, list[Case]], noted: dict[str, Annotation], unknown: Unknown, options: Options, read: Read
) -> None:
    labels = read_beside(options.beside, unknown) if options.beside else {}
    scored = {path: _scored(cases, noted, unknown, options, read) for path, cases in sets.items()}
    together = [one for group in scored.values() for one in group]
    groups = {path.name: group for path, group in scored.items()} | ({"together": together} if len(sets) > 1 else {})
    for name, group in groups.items():
        typer.echo(f"{name}: {report(group, unknown, facts_only=options.facts_only, beside=labels)}")
    if options.out:
        options.out.write_text("".join(f"{line(one)}\n" for one in together), "utf-8")


def _scored(
    cases: list[Case], noted: dict[str, Annotation], unknown: Unknown, options: Options, read: Read
) -> list[Scored]:
    now = datetime.now(UTC)
    policy = policy_for(now.date())
    return [
        score(
            hold(
                policy,
                case,
                now,
                unknown=unknown,
                facts_only=options.facts_only,
                annotation=noted.get(case.id),
                read=read,
                replies=options.replies,
            ),
            unknown,
        )
        for case in cases
        if options.part is None or options.part.holds(case.id)
    ]
