# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Three answers at a glance, equal to what the core computes; each sees their own part."""

import pytest

from lueckenlos.core.chain import chains, index_tables
from lueckenlos.core.plan import plan_for
from lueckenlos.datapackage import chain_tables

pytestmark = pytest.mark.django_db


def test_the_three_answers(kreis, county_package):
    index = index_tables(chain_tables(county_package))
    leaves = [line.code for line in kreis.get("/kreis-unna/").context["parts"]]
    found = list(chains(index, areas=leaves, on=county_package.reference_date, with_duplications=False))
    assert len(leaves) == 20
    answers = kreis.get("/kreis-unna/").context["answers"]
    places = [line["word"] for line in answers[0].lines]
    assert sum(int(word.rsplit(" in ", 1)[1].split()[0]) for word in places) == sum(not c.unbroken for c in found)
    hanging = {service for c in found if c.robustness == 1 for service in c.weakest_links}
    assert {line["url"].rstrip("/").rsplit("/", 1)[1] for line in answers[1].lines} == hanging
    plan = plan_for(index, area="05978", budget_cents=2_000_000, on=county_package.reference_date)
    assert len(answers[2].lines) == len(plan.chosen)
    assert f"{plan.transitions_closed} Übergänge" in answers[2].sentence


def test_a_town_sees_itself(luenen):
    page = luenen.get("/kreis-unna/")
    assert {line.code[:8] for line in page.context["parts"]} == {"05978024"}
    assert "Selm" not in page.content.decode().split("<details")[0]


def test_words_of_the_operator_take_the_place_of_ours(client, settings, tmp_path):
    settings.DATA = tmp_path
    assert "pages/impressum.de.txt" in client.get("/impressum/").content.decode()
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/impressum.de.txt").write_text("# Impressum\nStadt Probe\n \n<b>Rathaus</b>", encoding="utf-8")
    text = client.get("/impressum/").content.decode()
    assert "<h1>Impressum</h1>" in text
    assert "Stadt Probe" in text
    assert "&lt;b&gt;Rathaus" in text
