# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Setting pages: all that the fonts claim, hostile texts as data, nothing that takes for ever."""

import io
import json
import random

import pypdf
import pytest
import typst

from lueckenlos.reports.pdf import AreaMap, CannotTypeset, Pin, draw_map, squares, typeset
from lueckenlos.reports.pdf import typesetting as module
from lueckenlos.reports.pdf.printable import families, printable
from lueckenlos.reports.pdf.typesetting import FOLDER

HOSTILE = (
    '#set page(fill: red)\n#panic("x") $ x^2 $ <label> @reference *bold* _it_ \\ \\u{41} `raw` = Heading // /* "\'',
    '#import "@preview/cetz:0.3.0"; #read("/etc/passwd"); #json("data.json"); #sys.inputs',
    "x" * 5000,
    "\x00\x01\x1b\x7f\ufeff\ufffd\u2028\u2029 👶🏽 \u202e\u2067 漢字 \U0010ffff",
    "\u0301\u064b\u200d\u20e3",
    "بيت النساء 0221 4710-555 (Unna)",
    "",
)


def leaflet(name="wellcome", *, language="de", direction="ltr", **more):
    entry = {
        "n": 0, "name": name, "organization": "Träger", "alerts": [], "lead": [name], "phone": "0221 4710-555",
        "rows": [{"label": "Wo", "values": [name, {"t": name, "l": "de", "d": "ltr"}, {"number": "112"}]}],
        "code": {**squares("https://familien.example/x/"), "alt": f"QR {name}"},
        "notes": [], "after": [], "checked": "geprüft",
    }  # fmt: skip
    return {
        "lang": language, "dir": direction, "title": name or "x", "author": "Kreis", "description": name,
        "header": "", "footer": "", "above": name, "entry": {**entry, **more},
        "words": {"call": "Anrufen:", "scan": "Kamera", "danger": "110", "page": "Seite", "after": "Danach:"},
    }  # fmt: skip


def opened(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def test_every_sign_of_the_coverage_has_a_shape():
    """Else one letter in one entry would refuse a whole document."""
    texts = [f"{chr(point)} " for family in families() for point in sorted(family)]
    source = b"""#set document(title: "x")
#set text(font: ("Fira Sans", "Vazirmatn"), lang: "de")
#for weight in (400, 600) { for it in json("data.json") { text(weight: weight, it) } }"""
    files = {"main.typ": source, "data.json": json.dumps(printable(texts)).encode()}
    _made, warnings = typst.compile_with_warnings(
        files, font_paths=[FOLDER / "fonts"], ignore_system_fonts=True, pdf_standards="ua-1"
    )
    assert not warnings


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_texts_are_printed_as_they_are(hostile):
    for direction in ("ltr", "rtl"):
        document = opened(typeset("leaflet", leaflet(hostile, language="ar", direction=direction)))
        assert 1 <= len(document.pages) <= 20
    if hostile.startswith("#"):
        shown = document.pages[0].extract_text().replace("\n", "").replace(" ", "")
        assert hostile[:12].replace(" ", "") in shown


def test_any_text_can_be_set():
    chance = random.Random(5)
    pools = [range(0x20, 0x250), range(0x300, 0x370), range(0x600, 0x700), range(0x2000, 0x2070), range(0x10FFFF)]
    texts = ["".join(chr(chance.choice(chance.choice(pools))) for _ in range(60)) for _ in range(400)]
    values = [text.encode("utf-8", "ignore").decode() for text in texts]
    document = opened(typeset("leaflet", leaflet(rows=[{"label": "x", "values": values}])))
    assert document.pages


def test_a_leaflet_is_one_page_however_much_there_is_to_say():
    much = "Ein Satz, der noch etwas sagt. " * 12
    rows = [{"label": f"Wann {n}", "values": ["Mo bis Fr", "9 bis 12"]} for n in range(8)]
    document = opened(typeset("leaflet", leaflet("Beratung in allen Lagen", lead=[much], rows=rows)))
    assert len(document.pages) == 1


def test_the_document_is_tagged_and_says_its_title_and_language():
    document = opened(typeset("leaflet", leaflet("Hilfe", language="tr")))
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("tr")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert document.metadata.title == "Hilfe"
    assert "pdfuaid" in root["/Metadata"].get_data().decode()


def test_what_takes_too_long_is_ended(monkeypatch, tmp_path):
    with pytest.raises(CannotTypeset, match="not done"):
        typeset("leaflet", leaflet(), seconds=0.001)
    endless = tmp_path / "endless.py"
    endless.write_text("while True: pass", encoding="utf-8")
    monkeypatch.setattr(module, "SETTER", endless)
    with pytest.raises(CannotTypeset, match="not done"):
        typeset("leaflet", leaflet(), seconds=0.3)


def test_a_warning_is_an_error():
    with pytest.raises(CannotTypeset, match="leaflet"):
        typeset("leaflet", {})
    with pytest.raises(CannotTypeset):
        typeset("gibt-es-nicht", leaflet())


def test_pins_do_not_cover_each_other_and_stay_on_the_map():
    ring = [(7.0, 51.0), (8.0, 51.0), (8.0, 52.0), (7.0, 52.0), (7.0, 51.0)]
    drawn = draw_map(AreaMap([ring], [Pin(n, 51.5, 7.5) for n in range(60)]), width=170, height=150)
    spots = [(pin["x"], pin["y"]) for pin in drawn["pins"]]
    assert drawn["height"] <= 150.1
    assert all(0 < x < drawn["width"] and 0 < y < drawn["height"] for x, y in spots)
    assert all((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 > 6.8**2 for n, a in enumerate(spots) for b in spots[n + 1 :])


def test_a_map_of_one_point_has_a_size():
    drawn = draw_map(AreaMap([], [Pin(1, 51.5, 7.5)]))
    assert drawn["width"] > 0
    assert len(drawn["pins"]) == 1


def test_codes_have_a_quiet_margin_and_hold_long_addresses():
    code = squares("https://familien.example/" + "ä" * 400)
    side = code["side"]
    assert len(code["paint"]) == side * side
    assert set(code["paint"][: 4 * side]) == {255}
    assert 0 in code["paint"]
