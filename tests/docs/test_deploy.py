# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The files for servers name only what is there: commands, options, variables, files. The image is not built here."""

import configparser
import re
import shlex
import shutil
import subprocess

import click
import pytest
import yaml

from docs.tracked import ROOT
from lueckenlos.cli.main import main

DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service")) + sorted(DEPLOY.glob("*.timer"))
VARIABLE = re.compile(r"LUECKENLOS_[A-Z_]+")
OF_THE_SHELL = {"LUECKENLOS_LANG"}


def read_variables() -> set[str]:
    """What the program itself reads from the environment."""
    reading = re.compile(r"[\"'](LUECKENLOS_[A-Z_]+)[\"']")
    return {name for path in (ROOT / "src").rglob("*.py") for name in reading.findall(path.read_text(encoding="utf-8"))}


def compose() -> dict:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


def example(name: str) -> dict[str, str]:
    lines = (DEPLOY / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def check_command(words: list[str]) -> None:
    """A command of this program with options it knows."""
    assert words[0].rpartition("/")[2] == "lueckenlos"
    command = main.commands[words[1]]
    command.make_context(words[1], words[2:], parent=click.Context(main), resilient_parsing=False)


def test_variables_are_documented_and_those_documented_are_read():
    text = (ROOT / "docs/operations/install.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `(LUECKENLOS_[A-Z_]+)`", text, flags=re.MULTILINE))
    assert {"LUECKENLOS_DATABASE_URL", "LUECKENLOS_MAIL_HOST", "LUECKENLOS_DEMO"} <= read_variables()
    assert documented == read_variables()


def test_examples_name_variables_that_are_read():
    assert example("lueckenlos.env.example").keys() <= read_variables()
    text = (DEPLOY / "lueckenlos.env.example").read_text(encoding="utf-8")
    assert set(VARIABLE.findall(text)) <= read_variables()


def test_compose_has_pages_worker_and_database_that_are_watched():
    services = compose()["services"]
    assert services.keys() == {"app", "worker", "postgres"}
    for service in services.values():
        assert service["healthcheck"]["test"]
        assert service["env_file"]
        assert "environment" not in service
    assert all(port.startswith("127.0.0.1:") for port in services["app"]["ports"])
    assert "ports" not in services["postgres"]
    for name in ("app", "worker"):
        assert services[name]["read_only"]
        check_command(services[name]["healthcheck"]["test"][1:])
    check_command(services["worker"]["command"])
    used = {volume.split(":")[0] for service in services.values() for volume in service["volumes"]}
    assert used == compose()["volumes"].keys()


def test_compose_finds_its_files_and_the_database():
    services = compose()["services"]
    assert (DEPLOY / services["app"]["build"]["context"] / services["app"]["build"]["dockerfile"]).is_file()
    for service in services.values():
        assert (DEPLOY / f"{service['env_file']}.example").is_file()
    user, host, name = re.fullmatch(
        r"postgres://(\w+):[^@]+@(\w+):5432/(\w+)", example("lueckenlos.env.example")["LUECKENLOS_DATABASE_URL"]
    ).groups()
    postgres = example("postgres.env.example")
    assert (user, name) == (postgres["POSTGRES_USER"], postgres["POSTGRES_DB"])
    assert host in services


def test_secrets_stand_in_no_file():
    for name in ("lueckenlos.env.example", "postgres.env.example"):
        for variable, value in example(name).items():
            if "PASSWORD" in variable or ("URL" in variable and "@" in value):
                assert "CHANGE-ME" in value
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "deploy/*.env" in ignored


def instructions() -> list[tuple[str, str]]:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    lines = [line for line in re.sub(r"\\\n\s*", "", text).splitlines() if line and not line.startswith("#")]
    return [tuple(line.split(" ", 1)) for line in lines]


def test_the_image_is_made_of_what_is_there():
    found = instructions()
    for kind, rest in found:
        if kind == "COPY" and "--from=" not in rest:
            for source in rest.split()[:-1]:
                assert (ROOT / source).exists(), source
        if kind in ("CMD", "HEALTHCHECK"):
            check_command(yaml.safe_load(rest[rest.index("[") :]))
        if kind == "ENV":
            assert set(VARIABLE.findall(rest)) <= read_variables()
    kinds = [kind for kind, _rest in found]
    assert kinds.count("FROM") == 2
    assert dict(found)["USER"] == "10001"
    assert kinds.index("USER") < kinds.index("CMD")


def test_the_build_finds_all_it_needs():
    """What hatchling is told to take, and the hook, are copied before the project is installed."""
    copied = " ".join(rest for kind, rest in instructions() if kind == "COPY")
    for name in ("pyproject.toml", "uv.lock", "hatch_build.py", "README.md", "LICENSE", "src"):
        assert f"{name} " in copied


def unit(path) -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser


@pytest.mark.parametrize("path", [p for p in UNITS if p.suffix == ".service"], ids=lambda path: path.name)
def test_units_start_commands_that_are_there_and_are_locked_in(path):
    service = unit(path)["Service"]
    words = shlex.split(service["ExecStart"])
    if words[0] == "/bin/sh":
        words = shlex.split(re.sub(r"\$\(.*?\)", "today", words[2].removeprefix("exec ")))
    check_command(words)
    assert service["User"] == "lueckenlos"
    for name in ("NoNewPrivileges", "PrivateTmp", "ProtectHome", "RestrictNamespaces", "LockPersonality"):
        assert service[name] == "true"
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    assert set(VARIABLE.findall(path.read_text(encoding="utf-8"))) <= read_variables()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_understands_the_units(tmp_path):
    """With commands that exist on this machine in place of the program."""
    for path in UNITS:
        text = re.sub(r"^(Exec\w+)=/opt/lueckenlos/\S+", r"\1=/bin/true", path.read_text(encoding="utf-8"), flags=re.M)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    checked = subprocess.run(
        ["systemd-analyze", "verify", *sorted(map(str, tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in checked.stderr.splitlines() if "lueckenlos" in line]
    assert ours == []
