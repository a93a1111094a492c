"""Builds what every process shares from the settings: the city, the rules, the store, the roster."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from app.adapters.clockwork import SystemClock, UuidIds
from app.adapters.geodata.site import read_site
from app.adapters.store.store import Store, open_store
from app.adapters.tables import read_calendar, read_catalogue, read_limits, read_workflow
from app.adapters.tables.plans_file import read_plans
from app.adapters.tables.roster_file import read_roster, roster_files
from app.adapters.tables.scene_hours_file import read_scene_hours
from app.adapters.tables.scene_panels_file import read_panels
from app.cli.map_sources import cameras_of, resources_of
from app.cli.settings import ROOT, Settings, database_under_root, under_root
from app.domain.city import City, Duty
from app.domain.limit import Limit
from app.domain.moment import DAY, Instant
from app.services.ports import StoreFailure
from app.services.roster import Roster
from app.services.rules import Rules
from app.simulate.city import generate_city
from app.simulate.roster import roster
from app.situation.places import Places
from app.situation.setting import MAJOR_CHARS, Setting

CATALOGUE = ROOT / "resources" / "catalogue"
ROSTER_BEFORE, ROSTER_AFTER = 5 * DAY, 100 * DAY
"""How far the generated roster reaches beyond the history and ahead; a process that runs longer wants a new start."""


def city_of(settings: Settings, code: str | None = None) -> City:
    """Return the site's own city, or the generated one; raise a ``SiteError`` naming file and feature."""
    if settings.city.data:
        return read_site(under_root(Path(settings.city.data)))
    return generate_city(code or settings.city.code, settings.city.seed, settings.city.name)


def roster_of(settings: Settings, city: City, now: Instant) -> Sequence[Duty]:
    """Return who is on shift around *now*: as the site's roster files say, else as the generated city goes on.

    Raise a ``TableError`` naming file and line.
    """
    data = under_root(Path(settings.city.data)) if settings.city.data else None
    files = list(roster_files(under_root(settings.gateway.roster), data))
    if files or data is not None:
        return read_roster(files, city)
    since = now - settings.demo.history_days * DAY - ROSTER_BEFORE
    return roster(city, since, now + ROSTER_AFTER, settings.city.seed)


def rules_of(settings: Settings, city: City, duties: Sequence[Duty]) -> Rules:
    """Return the rules the gateway goes by; raise a ``TableError`` naming file and line."""
    limits, stage_limits = read_limits(under_root(settings.gateway.limits))
    return Rules(
        workflow=read_workflow(under_root(settings.gateway.workflow)),
        catalogue=read_catalogue(CATALOGUE),
        limits=limits,
        stage_limits=stage_limits,
        calendar=read_calendar(under_root(settings.gateway.calendar)),
        city=city,
        places=Places(city),
        roster=Roster(city, duties),
        merged_posts=settings.gateway.merged_posts,
        walls=(settings.wall.name,),
        other_checker=settings.gateway.other_checker,
        order_limit=Limit.parse(settings.gateway.reply_limit_12345),
        plans=read_plans(under_root(settings.emergency.plans)),
        resources=resources_of(settings, city),
        scene_hours=read_scene_hours(under_root(settings.wall.layout)) if settings.wall.by_hours else (),
        panels=read_panels(under_root(settings.wall.layout)),
    )


def store_of(settings: Settings, database: str | None, *, read_only: bool = False) -> Store:
    """Open the store; a desk opens it *read_only*. Raise a ``StoreFailure`` with one sentence."""
    url = database_under_root(database or settings.store.database)
    try:
        return open_store(
            url,
            attachments=under_root(settings.store.attachments),
            read_only=read_only,
            fsync=settings.store.fsync,
        )
    except StoreFailure as failure:
        raise StoreFailure(f"{failure} ({_without_password(url)})") from failure
    except ValueError as error:  # a port that is no number, for one
        raise StoreFailure(f"the database's address cannot be read: {error}") from error


def _without_password(url: str) -> str:
    """Return a database's address to be shown, as much as can be told from its password."""
    try:
        return make_url(url).render_as_string()
    except ArgumentError:
        return url if "@" not in url else "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What does not change while a process runs."""

    settings: Settings
    city: City
    duties: Sequence[Duty]
    rules: Rules
    clock: SystemClock
    ids: UuidIds

    @property
    def setting(self) -> Setting:
        """Return what stands still around a situation."""
        entries = self.rules.catalogue.classes.items()
        return Setting(
            city=self.city,
            classes={key: entry.name for key, entry in entries},
            majors={key[:MAJOR_CHARS]: entry.major_name for key, entry in entries},
            calendar=self.rules.calendar,
            roster=self.duties,
            cameras=cameras_of(self.settings, self.city),
            plans=self.rules.plans,
            resources=self.rules.resources,
        )


def parts_of(settings: Settings, code: str | None = None) -> Parts:
    """Return the parts of a process."""
    clock = SystemClock()
    city = city_of(settings, code)
    duties = roster_of(settings, city, clock.now())
    return Parts(
        settings=settings,
        city=city,
        duties=duties,
        rules=rules_of(settings, city, duties),
        clock=clock,
        ids=UuidIds(),
    )
