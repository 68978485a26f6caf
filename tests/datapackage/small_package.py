# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501
"""A small good package with every table, in canonical form, and ways to spoil it."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from lueckenlos.datapackage import Package, Problem, Report

Read = Callable[..., tuple[Package, Report]]
FindError = Callable[..., Problem]

GOOD = {
    "areas": """code,name,level,parent,ags,population,lat,lon
05978,Kreis Unna,county,,05978,393618,51.5,7.7
05978036,"Unna, Kreisstadt",municipality,05978,05978036,58633,51.5349,7.6889
05978004,Bönen,municipality,05978,05978004,18148,,
""",
    "phases": """code,name_de,name_en,from_month,to_month
pregnancy,Schwangerschaft,Pregnancy,-9,0
u3,Unter drei,Under three,0,36
kita,Kindergarten,Kindergarten,36,72
""",
    "fields": """code,name_de,name_en
health,Gesundheit,Health
education,Bildung,Education
""",
    "organizations": """id,name,kind,area,url
o1,Jugendamt,office,05978036,https://example.org/jugendamt
o2,Familienbüro,office,05978004,
""",
    "locations": """id,name,organization,street,postal_code,city,area,lat,lon
l1,Rathaus,o1,Rathausplatz 1,01067,Unna,05978036,51.5,7.7
""",
    "services": """id,name,organization,location,description,fields,from_month,to_month,areas,target_groups,level,mode,languages,places_per_year,sufficiency,waiting_weeks,cost_cents,starts_on,ends_on,funding_ends_on,obligation,verified_on
s1,Lotsendienst,o1,l1,"Sagt ""Hallo"",
besucht zu Hause",health,-9,36,05978036|05978004,parents,universal,outreach,de|tr,120,,2,0,2010-01-01,,2013-12-31,voluntary,2012-03-01
s2,Elterncafé,o2,,,health|education,0,72,05978004,,selective,drop_in,de,12.5,enough,0.5,500,,2014-06-30,,statutory,
s3,Neu,o2,,,education,36,72,05978036,,,,,,,,,,,,,
""",
    "handovers": """id,from_service,to_service,binding,agreement,valid_from,valid_until,contact_from,contact_to,within_days,if_no_answer
h1,s1,s2,binding,a1,2010-01-01,,Lotsin,Büro,14,Anruf
h2,s2,s3,agreed,,,2013-12-31,,,,
""",
    "needs": """area,phase,field,places_per_year,source,source_kind
05978036,u3,health,90,Statistik 2011,estimate
05978004,u3,health,0,Statistik 2011,fact
""",
    "standard_cells": """phase,field,required,minimum_coverage
u3,health,1,0.8
kita,education,0,
""",
    "standard_transitions": """from_phase,to_phase,minimum_binding
pregnancy,u3,binding
u3,kita,agreed
""",
    "responsibilities": """organization,field,areas
o1,health,05978036|05978004
""",
    "networks": """id,name,kind,areas,phases,fields,topics,coordinator,meetings_per_year,hours_per_meeting,note
n1,Frühe Hilfen,network,05978,pregnancy|u3,health,Schutz|Lotsen,o1,4,2.5,
""",
    "memberships": """network,organization,function,voice,since,until
n1,o1,Leitung,full,2009-01-01,
n1,o1,,guest,,
""",
    "agreements": """id,title,parties,legal_basis,valid_from,valid_until
a1,Vertrag,o1|o2,§ 3 KKG,2010-01-01,2014-12-31
""",
    "interventions": """id,title,kind,cost_cents_per_year,service,places_per_year,until,from_service,to_service,binding
i1,Neues Angebot,new_service,2500000,s3,,,,,
i2,Mehr Plätze,more_places,1000000,s2,20,,,,
i3,Verlängern,extend_funding,3000000,s1,,2015-12-31,,,
i4,Überleitung,new_handover,0,,,,s1,s3,binding
""",
    "schedules": """id,service,location,weekday,opens,closes,by_appointment,note
z1,s1,l1,mo,08:30,12:00,0,
z2,s1,,,,,1,telefonisch
""",
    "contacts": """id,organization,function,email,phone,deputy,since,until,services,networks
k1,o1,Leitung,leitung@amt.example,02303 0,k2,2010-01-01,2013-12-31,,
k2,o2,Familienbüro,familienbuero@amt.example,,,,,s2|s3,n1
""",
}

METADATA = {
    "name": "unna-klein",
    "title": "Kleine Präventionskette",
    "reference_date": "2012-06-01",
    "resources": [{"name": name, "path": f"{name}.csv", "schema": {"fields": []}} for name in GOOD]
    + [{"name": "boundaries", "format": "geojson", "path": "areas.geojson"}],
}

BOUNDARIES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"code": "05978036"},
            "geometry": {"type": "Polygon", "coordinates": [[[7.6, 51.5], [7.7, 51.5], [7.7, 51.6], [7.6, 51.5]]]},
        }
    ],
}


def good_files() -> dict[str, bytes]:
    files = {f"{name}.csv": text.encode() for name, text in GOOD.items()}
    files["datapackage.json"] = json.dumps(METADATA, ensure_ascii=False).encode()
    files["areas.geojson"] = json.dumps(BOUNDARIES).encode()
    return files


def write_folder(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def write_zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path
