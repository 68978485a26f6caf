# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Every status of a cell and every rule at its edge, worked out by hand."""

from datetime import date

import pytest

from core.worked import LATELY, TODAY, TWO_PARTS, babies, cell, service
from lueckenlos.core.rows import Intervention, Need, Phase, StandardCell


def test_missing_is_required_without_a_service():
    found = cell(babies())
    assert (found.status, found.need, found.supply, found.coverage) == ("missing", 100, 0, None)


def test_open_is_not_required_without_a_service():
    assert cell(babies(minimum=None)).status == "open"


def test_open_is_required_where_nobody_needs_it():
    found = cell(babies(need=0))
    assert (found.status, found.need, found.supply, found.coverage) == ("open", 0, 0, None)


def test_missing_with_unknown_need_has_no_need():
    found = cell(babies(need=None))
    assert (found.status, found.need, found.supply, found.known_leaves) == ("missing", None, 0, 0)


def test_unknown_need_is_unknown_whatever_is_there():
    found = cell(babies(service("s", places_per_year=500), need=None))
    assert (found.status, found.need, found.supply, found.coverage) == ("unknown", None, None, None)


def test_unknown_places_are_not_none():
    found = cell(babies(service("s")))
    assert (found.status, found.known_leaves, found.supply) == ("unknown", 0, None)


def test_unknown_places_do_not_matter_where_the_others_are_enough():
    found = cell(babies(service("a"), service("b", places_per_year=80)))
    assert (found.status, found.supply, found.known_leaves) == ("covered", 80, 1)


def test_unknown_places_matter_just_below_the_standard():
    assert cell(babies(service("a"), service("b", places_per_year=79))).status == "unknown"


def test_thin_is_below_the_standard_and_covered_exactly_on_it():
    assert cell(babies(service("s", places_per_year=79.9))).status == "thin"
    assert cell(babies(service("s", places_per_year=80))).status == "covered"


def test_a_share_that_only_rounding_keeps_from_the_standard_reaches_it():
    services = [service(f"s{n}", places_per_year=0.1) for n in range(3)]
    assert cell(babies(*services, need=0.3, minimum=1)).status == "covered"


def test_coverage_is_never_more_than_all():
    found = cell(babies(service("s", places_per_year=250)))
    assert (found.supply, found.coverage) == (250, 1)


def test_enough_is_the_need_and_short_is_nothing():
    assert cell(babies(service("s", sufficiency="enough"))).supply == 100
    assert cell(babies(service("s", sufficiency="short"))).status == "thin"


def test_known_places_count_whatever_the_organization_says():
    assert cell(babies(service("s", places_per_year=10, sufficiency="enough"))).supply == 10


def test_no_need_is_covered_where_a_service_is():
    found = cell(babies(service("s", places_per_year=30), need=0))
    assert (found.status, found.supply, found.coverage) == ("covered", 0, 1)


def test_a_share_where_there_is_no_need_is_known_even_of_unknown_places():
    assert cell(babies(service("s"), need=0)).known_leaves == 1


def test_unsecured_is_what_ends_within_the_horizon():
    ends = service("s", places_per_year=100, funding_ends_on=date(2013, 5, 31))
    assert cell(babies(ends)).status == "unsecured"
    assert cell(babies(ends), horizon_days=364).status == "covered"


def test_unsecured_comes_before_stale():
    ends = service("s", places_per_year=100, ends_on=date(2012, 12, 31), verified_on=None)
    assert cell(babies(ends)).status == "unsecured"


def test_what_would_be_unknown_at_the_horizon_is_not_unsecured():
    ends = service("a", places_per_year=100, ends_on=date(2012, 12, 31))
    assert cell(babies(ends, service("b"))).status == "covered"


def test_a_successor_that_starts_in_time_secures():
    ends = service("a", places_per_year=100, ends_on=date(2012, 12, 31))
    follows = service("b", places_per_year=100, starts_on=date(2013, 1, 1))
    assert cell(babies(ends, follows)).status == "covered"


@pytest.mark.parametrize(
    ("verified_on", "status"),
    [
        (date(2011, 6, 2), "covered"),  # 2012 is a leap year: 365 days before 1 June 2012 is 2 June 2011
        (date(2011, 6, 1), "stale"),
        (TODAY, "covered"),
        (date(2012, 6, 2), "stale"),
        (None, "stale"),
    ],
)
def test_a_confirmation_holds_365_days_and_none_from_the_future_counts(verified_on, status):
    assert cell(babies(service("s", places_per_year=100, verified_on=verified_on))).status == status


def test_one_confirmed_service_is_enough():
    services = service("a", places_per_year=100, verified_on=None), service("b", places_per_year=1)
    assert cell(babies(*services)).status == "covered"


@pytest.mark.parametrize(
    ("dates", "there"),
    [
        ({"starts_on": TODAY}, True),
        ({"starts_on": date(2012, 6, 2)}, False),
        ({"ends_on": TODAY}, True),
        ({"ends_on": date(2012, 5, 31)}, False),
        ({"funding_ends_on": TODAY}, True),
        ({"funding_ends_on": date(2012, 5, 31), "ends_on": date(2020, 1, 1)}, False),
    ],
)
def test_dates_are_inclusive(dates, there):
    assert cell(babies(service("s", **dates))).services == (("s",) if there else ())


def test_a_candidate_is_never_active():
    tables = babies(service("s"), interventions=(Intervention("i", "new_service", 0, service="s"),))
    assert cell(tables).status == "missing"


def test_months_touch_without_overlapping():
    assert cell(babies(service("s", from_month=12, to_month=24))).services == ()
    assert cell(babies(service("s", from_month=11, to_month=24))).services == ("s",)


def test_a_month_missing_serves_no_phase():
    assert cell(babies(service("s", to_month=None))).services == ()


def test_a_service_without_field_or_area_serves_no_cell():
    assert (
        cell(babies(service("a", fields=()), service("b", areas=()), service("c", areas=("elsewhere",)))).services == ()
    )


def test_a_target_group_keeps_the_services_for_it_and_for_everyone():
    tables = babies(
        service("single", target_groups=("single_parents",)), service("young", target_groups=("young",)), service("all")
    )
    assert cell(tables, target_group="single_parents").services == ("all", "single")
    assert cell(tables).services == ("all", "single", "young")


def test_a_level_keeps_the_services_of_it_and_those_that_name_none():
    tables = babies(service("a", level="universal"), service("b", level="indicated"), service("c"))
    assert cell(tables, level="universal").services == ("a", "c")


def test_places_are_shared_in_proportion_to_the_need():
    tables = babies(
        service("s", areas=("unna",), places_per_year=90),
        areas=TWO_PARTS,
        needs=(Need("koenigsborn", "baby", "health", 20), Need("rest", "baby", "health", 100)),
    )
    assert (cell(tables, "koenigsborn").supply, cell(tables, "rest").supply) == (15, 75)
    whole = cell(tables, "unna")
    assert (whole.supply, whole.need, whole.coverage, whole.status) == (90, 120, 0.75, "thin")


def test_cells_of_unknown_need_get_no_places():
    tables = babies(
        service("s", areas=("unna",), places_per_year=90),
        areas=TWO_PARTS,
        needs=(Need("rest", "baby", "health", 100),),
    )
    assert cell(tables, "rest").supply == 90
    whole = cell(tables, "unna")
    assert (whole.known_leaves, whole.leaves, whole.supply, whole.status) == (1, 2, 90, "covered")


def test_an_area_and_one_inside_it_are_not_counted_twice():
    tables = babies(
        service("s", areas=("koenigsborn", "unna"), places_per_year=90),
        areas=TWO_PARTS,
        needs=(Need("koenigsborn", "baby", "health", 30), Need("rest", "baby", "health", 60)),
    )
    assert (cell(tables, "koenigsborn").supply, cell(tables, "rest").supply) == (30, 60)


def test_plenty_in_one_quarter_never_hides_a_gap_in_another():
    tables = babies(
        service("a", areas=("koenigsborn",), places_per_year=200),
        areas=TWO_PARTS,
        needs=(Need("koenigsborn", "baby", "health", 100), Need("rest", "baby", "health", 100)),
    )
    whole = cell(tables, "unna")
    assert (whole.supply, whole.coverage, whole.status) == (200, 0.5, "thin")


def test_a_need_of_an_area_with_parts_is_not_used():
    tables = babies(service("s", areas=("unna",)), areas=TWO_PARTS, needs=(Need("unna", "baby", "health", 100),))
    assert cell(tables, "unna").status == "unknown"


def test_an_area_is_open_only_when_no_part_needs_anything():
    needs = (Need("koenigsborn", "baby", "health", 0),)
    assert cell(babies(areas=TWO_PARTS, needs=needs), "unna").status == "missing"
    needs += (Need("rest", "baby", "health", 0),)
    assert cell(babies(areas=TWO_PARTS, needs=needs), "unna").status == "open"


def test_places_are_shared_over_phases_too():
    tables = babies(
        service("s", "baby-kita", places_per_year=60),
        phases=(Phase("baby", 0, 12), Phase("kita", 36, 72)),
        needs=(Need("selm", "baby", "health", 10), Need("selm", "kita", "health", 20)),
        standard_cells=(),
    )
    assert cell(tables).supply == 20


def test_not_required_is_thin_when_the_partners_set_a_minimum():
    tables = babies(service("s", places_per_year=10), standard_cells=(StandardCell("baby", "health", False, 0.5),))
    assert cell(tables).status == "thin"
    assert cell(babies(service("s", places_per_year=10), minimum=None)).status == "covered"


def test_confirmed_date_of_the_worked_town_is_recent():
    assert (TODAY - LATELY).days < 365
