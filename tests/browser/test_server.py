# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos serve` beside an occupied port, and started again."""

import pytest

from browser.conftest import start

pytestmark = pytest.mark.xdist_group("browser")


def test_an_occupied_port_is_left_alone(address, tmp_path):
    taken = int(address.rsplit(":", 1)[1])
    server, other, printed = start(tmp_path / "data", taken)
    try:
        assert other != address
        assert f"Port {taken} ist belegt" in "".join(printed)
        assert "kreis@beispiel.example" not in "".join(printed)
    finally:
        server.terminate()
        server.wait(10)


def test_it_starts_again_on_the_same_data(tmp_path):
    for _time in range(2):
        server, _address, _printed = start(tmp_path / "data", 8500)
        server.terminate()
        server.wait(10)
