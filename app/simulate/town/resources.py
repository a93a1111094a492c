"""The emergency resources of a generated town: what a drainage and a road department keep for a flood."""

import random

import shapely

from app.domain.city import AreaLevel, City
from app.domain.resource import Resource

_KINDS = (
    ("抽水泵车", "台", "排水处", ("一号", "二号", "三号"), 1), ("抢险队", "队", "市政处", ("一队", "二队", "三队"), 1),
    ("沙袋", "袋", "市政处", ("东库", "西库"), 750), ("警示桩", "个", "执法大队", ("东库", "西库"), 40),
    ("发电机", "台", "供电公司", ("一号", "二号"), 1), ("冲锋舟", "艘", "水务处", ("一号",), 1),
)  # fmt: skip


def resources(city: City, seed: int = 20260611) -> tuple[Resource, ...]:
    """Return the resources of *city*, the same for the same *seed*, each kept in another community."""
    rng = random.Random(f"resources/{seed}")
    areas = [area for area in city.areas if area.level is AreaLevel.COMMUNITY]
    found: list[Resource] = []
    for kind, unit, owner, names, amount in _KINDS:
        for name in names:
            place = shapely.Polygon(rng.choice(areas).outline).representative_point()
            found.append(
                Resource(
                    code=f"R{len(found) + 1:02d}", kind=kind, name=f"{kind}{name}", lon=round(place.x, 7),
                    lat=round(place.y, 7), amount=amount, unit=unit, owner=owner,
                )
            )  # fmt: skip
    return tuple(found)
