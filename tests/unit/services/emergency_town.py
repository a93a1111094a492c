"""A hall with plans, resources and cameras for an emergency, and the situation over what its gateway wrote."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.adapters.tables.plans_file import read_plans
from app.domain.camera import Camera
from app.domain.moment import SECOND
from app.domain.resource import Resource
from app.domain.work_time import DAY_WINDOWS, WorkCalendar
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.unit.services.town import LAT, WEST_LON, Hall, city, duty, rules
from tests.unit.situation.growth import ListSource

PLANS = read_plans(Path(__file__).resolve().parents[3] / "config" / "plans")
RESOURCES = (
    Resource(code="R1", kind="抽水泵车", name="泵车一号", lon=WEST_LON, lat=LAT, unit="台", owner="排水处"),
    Resource(code="R2", kind="抽水泵车", name="泵车二号", lon=WEST_LON, lat=LAT, unit="台", owner="排水处"),
    Resource(code="R3", kind="沙袋", name="沙袋东库", lon=WEST_LON, lat=LAT, amount=750, unit="袋", owner="市政处"),
)
CAMERAS = tuple(
    Camera(id=f"C{n}", name=f"路口 {n}", lon=WEST_LON + n * 1e-3, lat=LAT, url=f"rtsp://u:secret@h/{n}")
    for n in range(5)
)
OPEN = {
    "title": "建设路下穿通道积水", "kind": "内涝", "level": 3, "lon": WEST_LON, "lat": LAT, "place": "建设路下穿通道",
    "commander": "指挥长 1003", "site_commander": "现场指挥 1207",
}  # fmt: skip


@pytest.fixture(name="hall")
def emergency_hall(store):
    site = replace(rules(duties=(duty("T2", "D1"), duty("T3", "D2"))), plans=PLANS, resources=RESOURCES)
    return Hall(store, site).staff()


def seen(hall, store, vehicles=()):
    """Return the situation over what the gateway wrote, and somebody standing at the incident; *vehicles* ride."""
    source = ListSource(events=store.data.events)
    for terminal, metres in (("T2", 20), ("T3", 300), ("T1", 700)):
        source.fix(terminal, hall.clock.now() - SECOND, WEST_LON, LAT + metres / 111_320)
    setting = Setting(
        city=replace(city(), vehicles=tuple(vehicles)), classes={}, calendar=WorkCalendar(DAY_WINDOWS, frozenset(), frozenset(), date(2030, 1, 1)),
        roster=(), cameras=CAMERAS, plans=PLANS, resources=RESOURCES,
    )  # fmt: skip
    made = Situation(source, setting, now=hall.clock.now)
    made.load()
    return made
