# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from lueckenlos.directory.models import Service
from lueckenlos.freshness.asking import ask_now
from lueckenlos.freshness.links import token_for

CODE = "s-selm-wellcome"


@pytest.fixture
def wellcome(county):
    return Service.objects.in_region(county).get(code=CODE)


@pytest.fixture
def asking(wellcome):
    return ask_now(service=wellcome, by=None)


@pytest.fixture
def link(asking):
    return f"/bestaetigen/{token_for(asking)}/"
