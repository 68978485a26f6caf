# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The map colours what the core counts, for the areas the person may see."""

import pytest

from apps.chain.conftest import LEAF, ON, ROOT, TOWN
from lueckenlos.core.chain import chains

pytestmark = pytest.mark.django_db
HOLDS_TODAY = ("covered", "stale", "unsecured")
URL = "/kreis-unna/karte/"


@pytest.fixture(scope="module")
def leaves(index):
    tree = index.frame.tree
    codes = [tree.codes[leaf] for leaf in tree.leaves_below(tree.node(ROOT))]
    return {chain.area: chain for chain in chains(index, areas=codes, on=ON)}


def counted(chain, statuses):
    return sum(c.required and c.status in statuses for c in chain.cells)


def test_the_table_is_that_of_the_core(kreis, table, leaves):
    header, *rows = table(kreis, URL)
    found = {row[0]: dict(zip(header, row)) for row in rows}
    assert found.keys() == leaves.keys()
    for code, chain in leaves.items():
        assert {k: int(v) for k, v in found[code].items() if k in ("gaps", "paths") or k.startswith("cells")} == {
            "gaps": len(chain.gaps_in_cells) + len(chain.gaps_in_transitions),
            "cells_covered": counted(chain, HOLDS_TODAY),
            "cells_required": sum(c.required for c in chain.cells),
            "cells_unknown": counted(chain, ("unknown",)),
            "paths": chain.robustness,
        }
    gaps = [int(row[header.index("gaps")]) for row in rows]
    assert gaps == sorted(gaps, reverse=True)
    assert len(set(gaps)) > 1


@pytest.mark.parametrize(("order", "column"), [("gedeckt", "cells_covered"), ("wege", "paths"), ("name", "name")])
def test_the_list_is_sorted_as_asked(kreis, table, order, column):
    header, *rows = table(kreis, URL, sortierung=order)
    values = [row[header.index(column)] for row in rows]
    assert values == sorted(values, key=str if column == "name" else int)


def test_the_share_covered(kreis, leaves):
    shapes = {shape.code: shape for shape in kreis.get(URL).context["picture"].shapes}
    assert len(shapes) > 5
    for code, shape in shapes.items():
        chain = leaves[code]
        required, unknown = sum(c.required for c in chain.cells), counted(chain, ("unknown",))
        share = counted(chain, HOLDS_TODAY) / required
        expected = "map-unknown" if unknown / required > 0.75 else f"map-{min(int(share * 4), 3)}"
        assert shape.css == expected, code
        word = "?" if expected == "map-unknown" else f"{counted(chain, HOLDS_TODAY)}/{required}"
        assert shape.word == word
        assert shape.url == f"/kreis-unna/kette/{code}/"


def test_the_number_of_paths(kreis, leaves):
    shapes = {shape.code: shape for shape in kreis.get(URL, {"mass": "wege"}).context["picture"].shapes}
    colours = {0: "map-0", 1: "map-2"}
    assert {c: (s.css, s.word) for c, s in shapes.items()} == {
        c: (colours.get(leaves[c].robustness, "map-3"), str(leaves[c].robustness)) for c in shapes
    }


def test_every_leaf_is_on_the_map_or_named_beside_it(kreis, leaves):
    page = kreis.get(URL)
    picture = page.context["picture"]
    assert len(picture.shapes) + len(picture.without) == len(leaves)
    assert page.context["broken"] == sum(not chain.unbroken for chain in leaves.values())
    assert len(page.context["legend"]) != len(kreis.get(URL, {"mass": "wege"}).context["legend"])
    html = page.content.decode()
    for shape in picture.shapes:
        assert f'href="{shape.url}"' in html
    assert all(name in html for name in picture.without)


def test_an_unknown_measure_shows_the_first(kreis):
    assert kreis.get(URL, {"mass": "laune"}).context["measure"] == kreis.get(URL).context["measure"]


def test_a_town_sees_its_own_areas_only(luenen, table, leaves):
    own = {code for code in leaves if code.startswith(TOWN)}
    assert {row[0] for row in table(luenen, URL)[1:]} == own
    page = luenen.get(URL)
    picture = page.context["picture"]
    assert picture is not None
    assert {shape.code for shape in picture.shapes} <= own
    assert len(picture.shapes) + len(picture.without) == len(own)
    html = page.content.decode()
    assert LEAF in html
    assert not [code for code in leaves.keys() - own if f"/{code}/" in html]
    assert f"/{ROOT}/" not in html
    assert len(picture.outlines) <= 1


def test_the_day_is_heard(kreis, index, table, leaves):
    header, *rows = table(kreis, URL, datum="2016-01-01")
    later = ON.replace(2016, 1, 1)
    expected = {c.area: counted(c, HOLDS_TODAY) for c in chains(index, areas=list(leaves), on=later)}
    assert {row[0]: int(row[header.index("cells_covered")]) for row in rows} == expected
    assert expected != {code: counted(chain, HOLDS_TODAY) for code, chain in leaves.items()}
