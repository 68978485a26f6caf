# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The plan: which interventions close the most of the chain's gaps for the money.

Method note: docs/methods/plan.md
"""

import time
from datetime import date

from lueckenlos.core.chain.index import Index, index_tables
from lueckenlos.core.errors import NegativeQuantity
from lueckenlos.core.plan.applied import with_interventions
from lueckenlos.core.plan.effects import Effects, effects_of_interventions
from lueckenlos.core.plan.remedies import CellChange, Remedy, TransitionChange, effect_of_each
from lueckenlos.core.plan.search import Best, best_within
from lueckenlos.core.plan.solver import Programme
from lueckenlos.core.results import Plan, PlanStep
from lueckenlos.core.rows import ChainTables

__all__ = ["CellChange", "Remedy", "TransitionChange", "effect_of_each", "plan_for", "with_interventions"]


def plan_for(
    tables: ChainTables | Index, *, area: str, budget_cents: int, on: date, time_limit_seconds: float = 60.0
) -> Plan:
    """The interventions that close most in the leaves of an area within a budget, and the curve up to there.

    The best choice newly meets most required transitions (counted per leaf), then closes most need in required cells,
    then costs least, then has fewest interventions, then the smallest ids.

    Args:
        tables: The tables, or what index_tables made of them.
        area: Code of a leaf or of an area with parts.
        budget_cents: What may be spent per year [cents].
        on: The day planned for: what has ended by then is gone, unless its extension is chosen.
        time_limit_seconds: The search ends after this time; the plan then says that it is not proved optimal.

    Returns:
        need_closed in places per year. The curve has every cost at which the optimum rises; its first step is what
        costs nothing.

    Raises:
        UnknownArea: no area has this code.
        AreaCycle: an area lies, over its parents, in itself.
        NegativeQuantity: the budget is below zero.

    Source:
        The model of the project, docs/methods/plan.md.

    Examples:
        >>> from lueckenlos.core.rows import Area, Intervention, Need, Phase, Service, StandardCell
        >>> tables = ChainTables(
        ...     areas=(Area("selm"),),
        ...     phases=(Phase("baby", 0, 12),),
        ...     fields=("health",),
        ...     services=(Service("visits", fields=("health",), from_month=0, to_month=12, areas=("selm",),
        ...                       places_per_year=150),),
        ...     needs=(Need("selm", "baby", "health", 240),),
        ...     standard_cells=(StandardCell("baby", "health", True, 0.8),),
        ...     interventions=(Intervention("more", "more_places", 500_000, service="visits", places_per_year=60),),
        ... )
        >>> plan = plan_for(tables, area="selm", budget_cents=2_000_000, on=date(2012, 6, 1))
        >>> plan.chosen, plan.cost_cents, plan.need_closed
        (('more',), 500000, 60.0)
    """
    if budget_cents < 0:
        raise NegativeQuantity(f"The budget is {budget_cents} cents; expected 0 or more.")
    deadline = time.monotonic() + time_limit_seconds
    index = tables if isinstance(tables, Index) else index_tables(tables)
    effects = effects_of_interventions(index, index.frame.tree.node(area), on.toordinal())
    programme = Programme(effects, deadline)
    best = [best_within(programme, budget_cents)]
    while best[-1].cost > 0 and best[-1].optimal:
        best.append(best_within(programme, best[-1].cost - 1))
    optimal = all(step.optimal for step in best)
    curve = [_step(effects, step) for step in reversed(best) if step.optimal or step is best[0]]
    if not curve or curve[0].cost_cents > 0:
        curve.insert(0, PlanStep(0, 0, 0.0, ()))
    final = _step(effects, best[0])
    return Plan(
        budget_cents=budget_cents,
        cost_cents=final.cost_cents,
        chosen=final.chosen,
        transitions_closed=final.transitions_closed,
        need_closed=final.need_closed,
        optimal=optimal,
        curve=tuple(curve),
    )


def _step(effects: Effects, best: Best) -> PlanStep:
    chosen = tuple(effects.interventions[i].id for i in sorted(best.choice))
    return PlanStep(best.cost, best.transitions, best.need, chosen)
