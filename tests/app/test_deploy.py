"""What an operator touches fits what the code reads."""

from __future__ import annotations

import re

import yaml
from pydantic import AliasChoices, AliasPath

from bot.settings.settings import Settings
from tests.house.figures import ROOT

DEPLOY = ROOT / "deploy"


def test_the_example_environment_names_exactly_the_settings_each_with_a_sentence() -> None:
    paragraphs = (DEPLOY / "env.example").read_text().strip().split("\n\n")
    names = [name for text in paragraphs for name in re.findall(r"^([A-Za-z_]+)=", text, re.MULTILINE)]

    assert sorted(names) == sorted(_first_name(field.validation_alias) for field in Settings.model_fields.values())
    assert all(text.startswith("# ") for text in paragraphs)


def _first_name(alias: str | AliasChoices | AliasPath | None) -> str:
    return str(alias.choices[0] if isinstance(alias, AliasChoices) else alias)


def test_the_image_is_made_of_files_that_exist() -> None:
    lines = (DEPLOY / "Dockerfile").read_text().splitlines()
    copied = [
        word for line in lines if line.startswith("COPY ") and "--from" not in line for word in line.split()[1:-1]
    ]

    assert {"advisor", "bot", "prompts", "pyproject.toml", "locks/run.txt"} <= set(copied)
    assert [name for name in copied if not (ROOT / name).exists()] == []
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    assert {f"!{name}" for name in copied} <= set(ignored)


def test_the_image_runs_as_an_ordinary_user_and_is_asked_for_its_health() -> None:
    text = (DEPLOY / "Dockerfile").read_text()

    assert "\nUSER advisor\n" in text
    assert "/healthz" in text.partition("HEALTHCHECK")[2]
    assert text.rstrip().endswith('CMD ["advisor", "serve"]')


def test_the_services_keep_conversations_on_a_volume_and_know_only_real_settings() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    advisor, valkey = compose["services"]["advisor"], compose["services"]["valkey"]
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}

    assert set(advisor["environment"]) <= known
    assert "//valkey:" in advisor["environment"]["REDIS_URL"]
    assert valkey["command"][valkey["command"].index("--appendonly") + 1] == "yes"
    assert {volume.partition(":")[0] for volume in valkey["volumes"]} == set(compose["volumes"])
    assert (DEPLOY / advisor["build"]["context"] / advisor["build"]["dockerfile"]).exists()
