"""A small city for the map's own tests: warped blocks, a river, a ring road, four districts, cases and people."""

import itertools
import math
import random
from dataclasses import dataclass

import numpy as np

from app.domain.city import Area, AreaLevel, City, Ground, Street, StreetClass

METRES_TO_MOCK_PX = 3.3
WEST, NORTH = 108.900, 34.300
DEGREE = 111_320.0
NX, NY, SX, SY = 26, 16, 74, 66

Point = tuple[float, float]


def to_degrees(x: float, y: float) -> Point:
    """Return mock px as (lon, lat)."""
    north = NORTH - y * METRES_TO_MOCK_PX / DEGREE
    return WEST + x * METRES_TO_MOCK_PX / (DEGREE * math.cos(math.radians(NORTH))), north


def _warp(x: float, y: float) -> Point:
    dx, dy = x - 900, y - 500
    r = math.hypot(dx, dy) / 620
    a = 0.20 * math.exp(-r * r) - 0.05 * math.sin(x / 520 + 0.4)
    u, v = 900 + dx * math.cos(a) - dy * math.sin(a), 500 + dx * math.sin(a) + dy * math.cos(a)
    return (
        u + 22 * math.sin(v / 215 + 0.6) + 12 * math.sin(u / 330),
        v + 20 * math.sin(u / 262 + 1.2) + 10 * math.sin(v / 190 + 2),
    )


def _mid(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


@dataclass(frozen=True)
class Sample:
    """A city with its cases and people, in columns."""

    city: City
    cases: dict[str, list]
    people: dict[str, list]
    heat: np.ndarray


class _Builder:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.nodes = [
            [_warp(i * SX + self.random.uniform(-5, 5), j * SY + self.random.uniform(-5, 5)) for j in range(NY + 1)]
            for i in range(NX + 1)
        ]
        self.streets: list[Street] = []
        self.areas: list[Area] = []
        self.grounds: list[Ground] = []

    def ring(self, points: list[Point]) -> tuple[Point, ...]:
        return tuple(to_degrees(*p) for p in [*points, points[0]])

    def street(self, name: str, street_class: StreetClass, points: list[Point]) -> None:
        line = tuple(to_degrees(*p) for p in points)
        self.streets.append(Street(name=name, street_class=street_class, line=line))

    def build(self) -> City:
        self._streets()
        self._blocks()
        self._districts()
        self._water()
        west, north = to_degrees(-10, -10)
        east, south = to_degrees(NX * SX + 10, NY * SY + 10)
        return City(
            code="990101", name="示范市", bounds=(west, south, east, north), areas=tuple(self.areas),
            streets=tuple(self.streets), grounds=tuple(self.grounds), duty_grids=(), departments=(),
            responsibilities=(), terminals=(),
        )  # fmt: skip

    def _streets(self) -> None:
        names = {1: "滨河路", 5: "环城高架", 9: "人民大道", 13: "学院街"}
        columns = {2: "文昌路", 7: "环城高架", 12: "解放路", 17: "建设路", 22: "迎宾大道"}
        for j in range(NY + 1):
            row = [self.nodes[i][j] for i in range(NX + 1)]
            if j in names:
                self.street(names[j], StreetClass.RING if j == 5 else StreetClass.ARTERIAL, row)
            else:
                self._pieces(row, f"横{j}路")
        for i in range(NX + 1):
            column = [self.nodes[i][j] for j in range(NY + 1)]
            if i in columns:
                self.street(columns[i], StreetClass.RING if i == 7 else StreetClass.ARTERIAL, column)
            else:
                self._pieces(column, f"纵{i}路")
        rail = [(-60, 960), (300, 905), (640, 880), (980, 905), (1300, 862), (1620, 742), (2000, 560)]
        self.street("", StreetClass.RAIL, rail)

    def _pieces(self, nodes: list[Point], name: str) -> None:
        for a, b in itertools.pairwise(nodes):
            if self.random.random() > 0.16:
                self.street(name, StreetClass.MINOR, [a, b])

    def _blocks(self) -> None:
        parks = {(9, 4), (10, 4), (18, 3), (18, 4), (5, 12), (6, 12), (21, 11), (14, 14)}
        for i in range(NX):
            for j in range(NY):
                a, b, c, d = self.nodes[i][j], self.nodes[i + 1][j], self.nodes[i + 1][j + 1], self.nodes[i][j + 1]
                if (i, j) in parks:
                    self.grounds.append(Ground(what="park", name="", outline=self.ring([a, b, c, d])))
                self._block(i, j, [a, b, c, d], is_park=(i, j) in parks)

    def _block(self, i: int, j: int, corners: list[Point], *, is_park: bool) -> None:
        a, b, c, d = corners
        parts = [corners]
        if not is_park and math.hypot(i - 13, j - 8) < 6:
            t = self.random.uniform(0.42, 0.58)
            m, n = _mid(a, b, t), _mid(d, c, t)
            self.street("", StreetClass.ALLEY, [m, n])
            parts = [[a, m, n, d], [m, b, c, n]]
        for k, part in enumerate(parts):
            code = f"990101{i:03d}{j:03d}{k:03d}"
            self.areas.append(Area(level=AreaLevel.UNIT_GRID, code=code, name=code, outline=self.ring(part)))
            if not is_park:
                self._buildings(part)

    def _buildings(self, corners: list[Point]) -> None:
        a, b, c, d = corners
        for _ in range(self.random.randint(3, 6)):
            u, v = self.random.uniform(0.12, 0.7), self.random.uniform(0.12, 0.67)
            w, h = min(0.9, u + self.random.uniform(0.12, 0.32)), min(0.9, v + self.random.uniform(0.12, 0.34))
            at = [_mid(_mid(a, b, p), _mid(d, c, p), q) for p, q in ((u, v), (w, v), (w, h), (u, h))]
            self.grounds.append(Ground(what="building", name="", outline=self.ring(at)))

    def _districts(self) -> None:
        for name, i0, i1, j0, j1 in (
            ("城西区", 0, 12, 0, 8), ("城北区", 12, NX, 0, 8), ("城南区", 0, 12, 8, NY), ("城东区", 12, NX, 8, NY),
        ):  # fmt: skip
            top = [self.nodes[i][j0] for i in range(i0, i1)]
            right = [self.nodes[i1][j] for j in range(j0, j1)]
            bottom = [self.nodes[i][j1] for i in range(i1, i0, -1)]
            left = [self.nodes[i0][j] for j in range(j1, j0, -1)]
            outline = self.ring(top + right + bottom + left)
            self.areas.append(Area(level=AreaLevel.DISTRICT, code=f"9901{i0:02d}", name=name, outline=outline))

    def _water(self) -> None:
        middle = np.array(
            [
                [-80, 205],
                [180, 262],
                [400, 250],
                [640, 330],
                [860, 452],
                [1090, 560],
                [1330, 598],
                [1560, 690],
                [1990, 880],
            ]
        )
        fine = np.array([[np.interp(t, range(9), middle[:, k]) for k in (0, 1)] for t in np.linspace(0, 8, 80)])
        smooth = np.array([fine[max(0, n - 4) : n + 5].mean(axis=0) for n in range(len(fine))])
        normal = np.gradient(smooth, axis=0)[:, ::-1] * (-1, 1)
        normal /= np.linalg.norm(normal, axis=1, keepdims=True)
        bank = [tuple(p) for p in smooth + 22 * normal] + [tuple(p) for p in (smooth - 22 * normal)[::-1]]
        self.grounds.append(Ground(what="water", name="示范河", outline=self.ring(bank)))


HOT = [(560, 470, 74, 1), (1010, 420, 58, .95), (845, 655, 66, .85), (1240, 330, 60, .62), (330, 700, 62, .7),
       (1480, 560, 66, .55), (1130, 800, 70, .6), (720, 210, 52, .5), (1640, 880, 60, .4), (250, 380, 52, .4)]  # fmt: skip


def make_sample(seed: int = 20260611) -> Sample:
    """Return the city with 300 cases, 60 people and a heat raster of 320 × 180 cells."""
    rng = random.Random(seed)
    city = _Builder(seed).build()
    spots = [p for s in city.streets if s.street_class is not StreetClass.RAIL for p in s.line]
    return Sample(city=city, cases=_cases(rng, spots), people=_people(rng, spots), heat=_heat(rng))


def _near_hot(rng: random.Random, spots: list[Point]) -> Point:
    x, y, r, _ = rng.choices(HOT, weights=[h[3] for h in HOT])[0]
    if rng.random() > 0.75:
        return rng.choice(spots)
    lon, lat = to_degrees(x + rng.gauss(0, r), y + rng.gauss(0, r))
    near = min(rng.sample(spots, 120), key=lambda s: math.hypot(s[0] - lon, s[1] - lat))
    return near[0] + rng.uniform(-3e-4, 3e-4), near[1]


def _cases(rng: random.Random, spots: list[Point]) -> dict[str, list]:
    kinds = [(3, 1)] * 5 + [(2, 1)] + [(3, 2)] * 2 + [(3, 0)] * 9 + [(2, 0)] * 27 + [(1, 0)] * 250
    at = [_near_hot(rng, spots) for _ in range(len(kinds) + 9)]
    return {
        "lon": [p[0] for p in at],
        "lat": [p[1] for p in at],
        "light": [light for light, _ in kinds] + [1] * 9,
        "supervised": [halo for _, halo in kinds] + [0] * 9,
        "urgent": [0] * len(at),
        "paused": [0] * len(kinds) + [1] * 9,
        "ids": [f"case-{n}" for n in range(len(at))],
    }


def _people(rng: random.Random, spots: list[Point]) -> dict[str, list]:
    at = [rng.choice(spots) for _ in range(62)]
    status = [1, 1, 1, 2, 3, 4, 4] + [0] * 55
    return {
        "lon": [p[0] for p in at],
        "lat": [p[1] for p in at],
        "age_s": [int(rng.random() ** 2.2 * 150) for _ in at],
        "status": status,
        "terminals": [f"{2000 + 3 * n}" for n in range(62)],
    }


def _heat(rng: random.Random) -> np.ndarray:
    """Return uint8 cells, rows from north to south, over the city's bounds."""
    x, y = np.meshgrid(
        (np.arange(320) + 0.5) * (NX * SX + 20) / 320 - 10, (np.arange(180) + 0.5) * (NY * SY + 20) / 180 - 10
    )
    field = np.zeros_like(x)
    for cx, cy, r, weight in HOT:
        for _ in range(7):
            a, d = rng.random() * 6.283, rng.random() * r * 1.25
            px, py = cx + math.cos(a) * d * 1.25, cy + math.sin(a) * d * 0.9
            s = r * rng.uniform(0.34, 0.84)
            field += weight * rng.uniform(0.16, 0.42) * np.exp(-((x - px) ** 2 + (y - py) ** 2) / (2 * s * s))
    return np.clip(field / 1.3 * 255, 0, 255).astype(np.uint8)


CASE_LABELS = {
    0: "督 道路破损 超 10:40",
    1: "督 私搭乱建 超 9:15",
    2: "督 污水冒溢 超 5:02",
    3: "督 暴露垃圾 超 3:05",
    4: "督 井盖缺失 超 1:12",
    5: "督 路灯不亮 剩 0:38",
}
PEOPLE_LABELS = {
    0: "2047 越界 6 分",
    1: "2119 越界 11 分",
    2: "2089 越界 4 分",
    3: "2155 离线 23 分",
    4: "2071 无定位 12 分",
    5: "2098 停留超时 14 分",
    6: "2134 停留超时 17 分",
}
