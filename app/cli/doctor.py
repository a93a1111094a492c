"""`doctor`: looks at store, broker, calendar and disk, and says of each what is wrong and what to do."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.adapters.geodata.geojson import SiteError
from app.adapters.mqtt.broker_check import check_broker
from app.adapters.mqtt.errors import BadBrokerUrl
from app.adapters.store.store import Store
from app.adapters.tables import warn_if_uncovered
from app.adapters.tables.plans_file import read_plans
from app.cli.failures import CommandError
from app.cli.map_sources import cameras_of
from app.cli.parts import city_of, parts_of, store_of
from app.cli.settings import Settings, database_under_root, under_root
from app.cli.whose_store import refuse_other_city
from app.domain.errors import TableError
from app.domain.moment import DAY
from app.services.ports import StoreFailure

LEAST_FREE_GB = 5
SQLITE = "sqlite:///"
DEADLINE_REACH = 30 * DAY
"""How far ahead deadlines are given; the calendar must know these days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: whether it is well, and a sentence. What is not ``reached`` could not be looked at at all."""

    what: str
    is_well: bool
    words: str
    is_reached: bool = True


def run_doctor(settings: Settings, *, database: str | None, broker: str | None, verify: bool) -> list[Finding]:
    """Return what was found, in order."""
    return [
        *_look_at_store(settings, database, verify=verify),
        _look_at_broker(settings, broker),
        _look_at_calendar(settings),
        *_look_at_disks(settings, database),
        _look_at_cameras(settings),
        _look_at_plans(settings),
    ]


def _look_at_store(settings: Settings, database: str | None, *, verify: bool) -> Iterator[Finding]:
    try:
        store = store_of(settings, database, read_only=True)
    except StoreFailure as failure:
        yield Finding(what="store", is_well=False, words=str(failure), is_reached=False)
        return
    try:
        yield Finding(what="store", is_well=True, words=f"{store.head()} events, store {store.store_id()}")
        yield _look_at_city(settings, store)
        if verify:
            yield from _verify(store)
    except StoreFailure as failure:
        yield Finding(what="store", is_well=False, words=str(failure), is_reached=False)
    finally:
        store.dispose()


def _look_at_city(settings: Settings, store: Store) -> Finding:
    try:
        refuse_other_city(store, city_of(settings))
    except (CommandError, SiteError) as error:
        return Finding(what="city", is_well=False, words=str(error))
    return Finding(what="city", is_well=True, words=store.city() or "nobody's yet: the first gateway's will be noted")


def _verify(store: Store) -> Iterator[Finding]:
    report = store.verify()
    yield Finding(what="chains", is_well=report.ok, words=report.sentence)
    differences = store.check_projections()
    words = "; ".join(map(str, differences[:3])) or "every projection equals the log"
    yield Finding(what="projections", is_well=not differences, words=words)


def _look_at_broker(settings: Settings, broker: str | None) -> Finding:
    url = broker or settings.broker.url
    try:
        finding = check_broker(url, settings.city.code)
    except BadBrokerUrl as error:
        return Finding(what="broker", is_well=False, words=str(error), is_reached=False)
    kept = f"kept {finding.kept} of {finding.sent} messages for a session that was away"
    is_well = finding.reachable and not finding.warning
    return Finding(what="broker", is_well=is_well, words=finding.warning or kept, is_reached=finding.reachable)


def _look_at_calendar(settings: Settings) -> Finding:
    parts = parts_of(settings)
    warning = warn_if_uncovered(parts.rules.calendar, parts.clock.now() + DEADLINE_REACH)
    return Finding(what="calendar", is_well=not warning, words=warning or "covers the deadlines given today")


def _look_at_disks(settings: Settings, database: str | None) -> Iterator[Finding]:
    """Look at the disk of the attachments, and at that of a store in a file where it is another."""
    address = database_under_root(database or settings.store.database)
    kept = [under_root(settings.store.attachments)]
    kept += [Path(address.removeprefix(SQLITE)).parent] if address.startswith(SQLITE) else []
    folders = [_nearest(folder) for folder in kept]
    for folder in {folder.stat().st_dev: folder for folder in reversed(folders)}.values():
        free = shutil.disk_usage(folder).free / 1e9
        yield Finding(what="disk", is_well=free >= LEAST_FREE_GB, words=f"{free:.0f} GB free at {folder}")


def _nearest(folder: Path) -> Path:
    """Return *folder*, or the nearest above it that is there already."""
    return next(one for one in (folder, *folder.parents) if one.exists())


def _look_at_cameras(settings: Settings) -> Finding:
    """Look at the list of cameras; whether a stream runs is seen on the wall, not asked here."""
    try:
        cameras = cameras_of(settings, city_of(settings))
    except SiteError as error:
        return Finding(what="cameras", is_well=False, words=str(error))
    if not cameras:
        return Finding(
            what="cameras", is_well=True, words="none: no [cameras] file, and no cameras.csv beside the city"
        )
    return Finding(what="cameras", is_well=True, words=f"{len(cameras)} cameras")


def _look_at_plans(settings: Settings) -> Finding:
    try:
        plans = read_plans(under_root(settings.emergency.plans))
    except TableError as error:
        return Finding(what="plans", is_well=False, words=str(error))
    names = ", ".join(plan.name for plan in plans)
    return Finding(what="plans", is_well=bool(plans), words=names or "no plan in [emergency] plans: put one there")
