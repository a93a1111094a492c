"""Generates the city of a demo: a town on a river, its areas, streets, departments; the same seed, the same town."""

import random

from app.domain.city import City
from app.simulate.town.areas import areas
from app.simulate.town.blocks import cut_land
from app.simulate.town.buildings import buildings
from app.simulate.town.duty_grids import duty_grids, patrol_cars
from app.simulate.town.ground_plan import Ground, GroundPlan, Projection
from app.simulate.town.institutions import departments, responsibilities
from app.simulate.town.places import places
from app.simulate.town.streets import streets
from app.simulate.town.waters import park_blocks, parks, waters

CENTRE = (114.30, 30.60)
"""Longitude and latitude of the town's middle, WGS-84 degrees."""


def generate_city(code: str = "990100", seed: int = 20260611, name: str = "示范市") -> City:
    """Return the town of *seed*. *code* is its six-digit division code, ending in ``00``."""
    rng = random.Random(seed)
    ground = Ground(GroundPlan.draw(rng), Projection(*CENTRE))
    land = cut_land(ground.plan, rng)
    roads, wet, green_blocks = streets(ground, land, rng), waters(ground, land, rng), park_blocks(land)
    green = parks(ground, green_blocks)
    tree = areas(ground, land, code, rng)
    grids, terminals = duty_grids(tree)
    grounds = (*wet, *green, *buildings(ground, land, roads, (*wet, *green), rng))
    return City(
        code=code, name=name, bounds=ground.bounds, areas=tree, streets=roads,
        grounds=grounds,
        duty_grids=grids, departments=departments(tree), responsibilities=responsibilities(tree), terminals=terminals,
        places=places(tree, grounds, seed), vehicles=patrol_cars(grids),
    )  # fmt: skip
