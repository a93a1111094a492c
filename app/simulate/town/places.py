"""Named places of a generated town: estates, landmarks and what people give as an address. None is meant to be real."""

import random
from collections.abc import Iterator, Sequence

import shapely

from app.domain.city import Area, AreaLevel, Ground
from app.domain.place import NamedPlace, PlaceKind

_ESTATES = ("花园", "新村", "小区", "家园", "佳苑", "名邸")
_EACH_COMMUNITY = ("小学", "幼儿园", "菜市场", "卫生服务站", "便民超市", "社区活动中心")
_EACH_SUBDISTRICT = ("派出所", "中学", "街道办事处", "社区卫生服务中心", "文化站", "农贸市场")
_ONCE = (
    ("市政府", PlaceKind.LANDMARK), ("清河站", PlaceKind.LANDMARK), ("市民广场", PlaceKind.LANDMARK),
    ("电视塔", PlaceKind.LANDMARK), ("体育馆", PlaceKind.LANDMARK), ("博物馆", PlaceKind.LANDMARK),
    ("市人民医院", PlaceKind.POI), ("市中医院", PlaceKind.POI), ("汽车客运站", PlaceKind.POI),
    ("市图书馆", PlaceKind.POI), ("第一中学", PlaceKind.POI), ("新华书店", PlaceKind.POI),
)  # fmt: skip
_PER_COMMUNITY = 2
"""Estates of each community."""


def places(areas: Sequence[Area], grounds: Sequence[Ground], seed: int) -> tuple[NamedPlace, ...]:
    """Return the places; none stands in the water or on a border."""
    rng = random.Random(f"places/{seed}")
    spots = _Spots(areas, grounds, rng)
    return (
        *_estates(areas, spots, rng),
        *_institutions(areas, spots),
        *_once(areas, spots),
    )


class _Spots:
    """Points beside the middles of an area's blocks."""

    def __init__(self, areas: Sequence[Area], grounds: Sequence[Ground], rng: random.Random) -> None:
        """Find the middle of every block that is neither water nor park."""
        blocks = [area for area in areas if area.level is AreaLevel.UNIT_GRID]
        middles = [shapely.Polygon(area.outline).representative_point() for area in blocks]
        tree = shapely.STRtree(middles)
        green = [shapely.Polygon(one.outline) for one in grounds if one.what != "building"]
        wet = set(tree.query(green, predicate="intersects")[1].tolist())
        self._free = {area.code: middles[number] for number, area in enumerate(blocks) if number not in wet}
        self._rng = rng

    def take(self, code: str) -> tuple[float, float] | None:
        """Return a point in the area *code*; ``None`` where there is no block."""
        codes = [one for one in self._free if one.startswith(code)]
        if not codes:
            return None
        middle = self._free[self._rng.choice(codes)]
        east, north = (self._rng.uniform(-2e-4, 2e-4) for _ in range(2))  # some 20 m: blocks are at least 150 m wide
        return round(middle.x + east, 7), round(middle.y + north, 7)


def _estates(areas: Sequence[Area], spots: _Spots, rng: random.Random) -> Iterator[NamedPlace]:
    for area in areas:
        if area.level is AreaLevel.COMMUNITY:
            for kind in rng.sample(_ESTATES, _PER_COMMUNITY):
                yield from _named(_stem(area) + kind, PlaceKind.ESTATE, spots.take(area.code))


def _institutions(areas: Sequence[Area], spots: _Spots) -> Iterator[NamedPlace]:
    each = {AreaLevel.COMMUNITY: _EACH_COMMUNITY, AreaLevel.SUBDISTRICT: _EACH_SUBDISTRICT}
    for area in areas:
        for what in each.get(area.level, ()):
            yield from _named(_stem(area) + what, PlaceKind.POI, spots.take(area.code))


def _once(areas: Sequence[Area], spots: _Spots) -> Iterator[NamedPlace]:
    """Yield what the town has one of, in the subdistricts in turn."""
    subdistricts = [area.code for area in areas if area.level is AreaLevel.SUBDISTRICT]
    for number, (name, kind) in enumerate(_ONCE):
        yield from _named(name, kind, spots.take(subdistricts[number % len(subdistricts)]))


def _stem(area: Area) -> str:
    return area.name.removesuffix("社区").removesuffix("街道")


def _named(name: str, kind: PlaceKind, point: tuple[float, float] | None) -> Iterator[NamedPlace]:
    if point is not None:
        yield NamedPlace(name=name, kind=kind, lon=point[0], lat=point[1])
