"""What a seat's windows are made of: a store opened for reading, a link to the gateway, the site's tables.

What only a desk asks for is loaded when it asks: a wall must stand a few seconds after its start.
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from app.adapters.mqtt.desk_link import DeskLink
from app.adapters.store.store import Store
from app.adapters.tables import read_reasons
from app.cli.map_sources import components_of, tiles_of
from app.cli.parts import Parts, parts_of, store_of
from app.cli.settings import ROOT, Settings, under_root
from app.cli.whose_store import refuse_other_city
from app.services.geocoder import Geocoder
from app.services.seat import Bell, SeatParts

if TYPE_CHECKING:
    from app.cli.demo import DemoHouse
    from app.services.call_reconciliation import LineOrder

_DEMO_HINTS = {"zh": "演示账号 {0}　密码 {1}", "en": "Demo user {0}　password {1}"}


@contextmanager
def open_seat(
    settings: Settings, *, database: str | None, broker: str | None, city: str | None, seat: str
) -> Iterator[SeatParts]:
    """Yield the parts of a seat; raise with one sentence when store or broker cannot be reached."""
    with ExitStack() as closing:
        store = store_of(settings, database, read_only=True)
        closing.callback(store.dispose)
        snapshot = Path(platformdirs.user_cache_dir("wanmi")) / store.store_id() / seat
        made = _parts(closing, parts_of(settings, city), store, broker or settings.broker.url, seat, snapshot)
        yield replace(made, picture_command=picture_command(settings, database, city))


@contextmanager
def open_demo_seat(house: "DemoHouse") -> Iterator[SeatParts]:
    """Yield the parts of the demo's one seat, for its wall and its console."""
    from app.cli.demo_users import DEMO_PASSWORD, HALL_USER  # noqa: PLC0415

    with ExitStack() as closing:
        store = store_of(house.settings, house.database, read_only=True)
        closing.callback(store.dispose)
        parts = _parts(closing, house.parts, store, house.broker, "1", house.snapshot)
        hint = _DEMO_HINTS[parts.language].format(HALL_USER, DEMO_PASSWORD)
        yield replace(parts, hint=hint, picture_command=picture_command(house.settings, house.database, None))


def picture_command(settings: Settings, database: str | None, city: str | None) -> tuple[str, ...]:
    """Return how another process draws this seat's wall: program and arguments, but for moment and file."""
    given = (("--database", database), ("--city", city), ("--layout", str(under_root(settings.wall.layout))))
    told = (word for name, value in given if value for word in (name, value))
    return (sys.executable, str(ROOT / "main.py"), "picture", *told)


def _parts(closing: ExitStack, parts: Parts, store: Store, broker: str, seat: str, snapshot: Path) -> SeatParts:
    settings = parts.settings
    refuse_other_city(store, parts.city)
    bell = Bell()
    desk = DeskLink(broker, parts.city.code, seat, on_notice=bell.ring)
    closing.callback(desk.close)
    desk.open()
    return SeatParts(
        source=store,
        files=store,
        setting=parts.setting,
        rules=parts.rules,
        snapshot=snapshot,
        now=parts.clock.now,
        ids=parts.ids,
        duty=(settings.duty.leader, settings.duty.shift_leader),
        wall_name=settings.wall.name,
        wall_layout=under_root(settings.wall.layout),
        wall_scene=settings.wall.scene,
        desk=desk,
        bell=bell,
        search=store,
        geocoder=Geocoder(parts.city, parts.rules.places),
        reasons=read_reasons(under_root(settings.gateway.reasons), parts.rules.workflow),
        export_folder=Path(platformdirs.user_documents_dir()),
        read_orders=_read_orders,
        wall_line=desk,
        tiles=tiles_of(settings),
        read_components=partial(components_of, settings, parts.city),
        language=settings.ui.language,
        seat=seat,
        speech=settings.wall.speech,
    )


def _read_orders(path: Path) -> "tuple[LineOrder, ...]":
    """Return the work orders of a hotline's monthly list. Raises a ``LineFileError``."""
    from app.adapters.exchange.line_orders import read_line_orders  # noqa: PLC0415

    return read_line_orders(path)
