# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The commands are run as a user runs them, on small packages and on the example county."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from lueckenlos.cli.main import main

Run = Callable[..., Result]

KREIS_UNNA = Path(__file__).parents[2] / "demo/kreis-unna"

MINI = {
    "datapackage.json": '{"name": "mini", "reference_date": "2012-06-01"}',
    "areas.csv": "code,name,parent,level\nk,Kreis,,county\na,Aheim,k,municipality\nb,Bdorf,k,municipality\n",
    "phases.csv": (
        "code,name_de,name_en,from_month,to_month\n"
        "u,Schwangerschaft,Pregnancy,-9,0\nv,Erstes Jahr,First year,0,12\nw,Kita,Kindergarten,12,72\n"
    ),
    "fields.csv": "code,name_de,name_en\nh,Gesundheit,Health\ny,Jugendhilfe,Youth welfare\n",
    "organizations.csv": "id,name\no1,Gesundheitsamt\no2,Jugendamt\n",
    "services.csv": (
        "id,name,organization,fields,from_month,to_month,areas,places_per_year,sufficiency,funding_ends_on,verified_on\n"
        "s1,Hebammen,o1,h,-9,12,k,100,,,2012-05-01\n"
        "s2,Besuchsdienst,o2,y,0,12,a,80,,2012-12-31,2012-05-01\n"
        "s3,Kita A,o2,h|y,12,72,a,,enough,,2012-05-01\n"
        "s4,Kita B,o2,y,12,72,b,,,,\n"
        "s5,Neue Kita,o2,h|y,12,72,b,50,,,\n"
    ),
    "handovers.csv": "id,from_service,to_service,binding\nh1,s1,s2,agreed\nh2,s2,s3,agreed\nh3,s1,s4,informal\n",
    "needs.csv": (
        "area,phase,field,places_per_year\n"
        "a,u,h,60\nb,u,h,60\na,v,h,60\nb,v,h,60\na,v,y,60\nb,v,y,60\na,w,h,60\nb,w,h,60\na,w,y,60\n"
    ),
    "standard_cells.csv": (
        "phase,field,required,minimum_coverage\nu,h,1,0.8\nv,h,1,0.8\nv,y,1,0.8\nw,h,1,0.5\nw,y,1,0.5\n"
    ),
    "standard_transitions.csv": "from_phase,to_phase,minimum_binding\nu,v,agreed\nv,w,agreed\n",
    "responsibilities.csv": "organization,field,areas\no1,h,k\no2,y,b\n",
    "interventions.csv": (
        "id,title,kind,cost_cents_per_year,service,places_per_year,until,from_service,to_service,binding\n"
        "i1,Kita bauen,new_service,1000000,s5,,,,,\n"
        "i2,Absprache mit Kita B,new_handover,100000,,,,s1,s4,agreed\n"
        "i3,Besuchsdienst verlängern,extend_funding,300000,s2,,2014-12-31,,,\n"
        "i4,Mehr Hebammen,more_places,500000,s1,100,,,,\n"
    ),
}


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """A county of two towns, worked out by hand in test_chain.py and test_plan.py."""
    folder = tmp_path / "mini"
    folder.mkdir()
    for name, text in MINI.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def run() -> Run:
    def run_command(*words: str | Path, lang: str = "de") -> Result:
        result = CliRunner().invoke(main, ["--lang", lang, *map(str, words)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run_command


@pytest.fixture
def answer(run: Run) -> Callable[..., Any]:
    """The object that a command prints with --json."""

    def run_json(*words: str | Path) -> Any:
        result = run(*words, "--json")
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return run_json
