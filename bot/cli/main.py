"""The commands of `advisor`: each reads its words and hands over to the room that does the work."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from advisor.verdict import Approach
from bot.cli.formats import Format, Standing
from bot.evaluation.case import Part, Reader, Unknown

app = typer.Typer(
    name="advisor",
    help="Should we fine-tune a model, and if not, what instead? Ask here first.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

OverlayOption = Annotated[
    Path | None, typer.Option(metavar="FILE.toml", help="Your organisation's own rules and prices, over ours.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def chat(overlay: OverlayOption = None) -> None:
    """Talk it through: tell your situation, answer a few questions, get a verdict with its reasons."""
    from bot.cli.chat_command import run
    from bot.settings.settings import Settings

    run(Settings.read().over(overlay))


@app.command()
def serve(overlay: OverlayOption = None) -> None:
    """Serve the platforms that the environment or .env configures."""
    from bot.app.web import run
    from bot.settings.settings import Settings

    run(Settings.read().over(overlay))


@app.command()
def doctor() -> None:
    """Look at settings, store, platforms and model; say what is wrong and how to mend it."""
    from bot.cli.doctor import run

    run()


@app.command()
def verdict(
    text: Annotated[str, typer.Argument(metavar="[TEXT]", help="Your situation, in a sentence or a few.")] = "",
    facts: Annotated[
        Path | None, typer.Option(metavar="FILE.json", help="Facts: an object from slot to band or number.")
    ] = None,
    overlay: OverlayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a verdict at once; what was not said becomes a stated assumption."""
    from bot.cli.verdict_command import run
    from bot.settings.settings import Settings

    if not text and facts is None:
        raise typer.BadParameter('give a situation, like advisor verdict "We have 50 emails ...", or --facts FILE.json')
    run(text, facts_file=facts, as_json=as_json, settings=Settings.read().over(overlay))


@app.command()
def rules(
    slots: Annotated[bool, typer.Option("--slots", help="Print the vocabulary: slots, bands, questions.")] = False,
    needs: Annotated[bool, typer.Option("--needs", help="Print what each need calls for: task by gap.")] = False,
    dated: Annotated[bool, typer.Option("--dated", help="Print the dated data: platforms, endings, prices.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    overlay: OverlayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the rule table: what each row says, when, why, and who says so."""
    from bot.cli.rule_listing import run
    from bot.settings.settings import Settings

    form = Format.JSON if as_json else form
    run(Settings.read().over(overlay), slots=slots, dated=dated, needs=needs, form=form)


@app.command("eval")
def evaluate(
    cases: Annotated[list[Path], typer.Argument(metavar="CASES.jsonl...", help="Cases, one JSON object a line.")],
    unknown: Annotated[
        Unknown | None, typer.Option(help="How to answer what a case does not hold; without it, one run of each.")
    ] = None,
    facts_only: Annotated[bool, typer.Option("--facts-only", help="Start from the facts, not the text.")] = False,
    annotated: Annotated[
        Path | None, typer.Option(metavar="FILE.jsonl", help="What readers noted of the cases: facts to hold them by.")
    ] = None,
    part: Annotated[
        Part | None, typer.Option(help="Only the third that is put aside by the hash of the id, or only the rest.")
    ] = None,
    beside: Annotated[
        Path | None, typer.Option(metavar="FILE.jsonl", help="An assistant's labels, to be scored beside ours.")
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE.jsonl", help="Write a line a case.")] = None,
    reader: Annotated[Reader, typer.Option(help="Who reads the words.")] = Reader.BUILT_IN,
    replies: Annotated[
        bool, typer.Option("--replies", help="Answer a question in the words that the case has for it, once.")
    ] = False,
) -> None:
    """Hold real enquiries as conversations and score the verdicts against experts'."""
    from bot.cli.evaluate import Options, run

    ways = (unknown,) if unknown else tuple(Unknown)
    run(cases, Options(ways, facts_only, annotated, part, beside, out, reader, replies))


@app.command()
def summary(
    period: Annotated[str, typer.Option(help="7d, 30d (usually), last week, last month, quarter, or two days.")] = "",
    team: Annotated[str, typer.Option(help="One team only.")] = "",
    verdict: Annotated[Standing | None, typer.Option(help="One verdict only.")] = None,
    approach: Annotated[Approach | None, typer.Option(help="One approach only.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the enquiries instead.")] = False,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the numbers as CSV.")] = None,
    png: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw the chart as PNG.")] = None,
    post: Annotated[
        bool, typer.Option("--post", help="Post the digests of the last complete period (a week), each once.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Sum up the enquiries: what people ask, what they were told, what stands in the way, what it saved."""
    from bot.cli import summary
    from bot.settings.settings import Settings

    if post:
        if team or verdict or approach or listed or csv or png or as_json:
            raise typer.BadParameter("--post takes no option but --period; ADVISOR_DIGESTS says what goes where")
        summary.post(period, Settings.read())
        return
    asked = summary.request_of(period, team=team, verdict=verdict or "", approach=approach or "", listed=listed)
    summary.show(asked, Settings.read(), as_json=as_json, csv=csv, png=png)


TenantOption = Annotated[str, typer.Option(help="The workspace or tenant; this terminal's own is `local`.")]
UserOption = Annotated[str, typer.Option(help="One person, as their platform names them; without it, everybody.")]


@app.command()
def export(tenant: TenantOption = "local", user: UserOption = "") -> None:
    """Print what is kept of a person or of a tenant, one JSON object a line."""
    from bot.cli.privacy import export

    export(tenant=tenant, user=user)


@app.command()
def dissent(
    tenant: Annotated[str, typer.Option(help="Whose enquiries; this terminal's own without it.")] = "local",
    period: Annotated[str, typer.Option(help="As for summary: 30d, last month, quarter, two days.")] = "30d",
) -> None:
    """List where the reading model would have advised otherwise than the rules: for whoever keeps them."""
    from bot.cli.dissent_command import run
    from bot.settings.settings import Settings

    run(Settings.read(), tenant=tenant, period=period)


@app.command()
def purge(
    tenant: TenantOption,
    user: UserOption = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether I mean it.")] = False,
) -> None:
    """Forget a person, or delete everything of a tenant."""
    from bot.cli.privacy import purge

    if not yes:
        typer.confirm(f"Delete {f'what leads to {user}' if user else 'everything'} of {tenant}?", abort=True)
    purge(tenant=tenant, user=user)
