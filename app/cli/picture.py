"""`picture`: what a picture of a past moment needs: the store opened for reading, and no link to anybody."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from app.adapters.tables import read_reasons
from app.cli.failures import CommandError
from app.cli.map_sources import components_of, tiles_of
from app.cli.parts import parts_of, store_of
from app.cli.settings import Settings, under_root
from app.cli.whose_store import refuse_other_city
from app.domain.moment import Instant
from app.domain.typed_moment import UnreadableMoment, typed_moment
from app.services.messages import Answer, Login, Step
from app.services.ports import GatewayAway
from app.services.seat import Bell, SeatParts


class NoDesk:
    """The door to a gateway of a seat that asks for nothing."""

    def login(self, login: Login) -> Answer:
        """Refuse."""
        raise GatewayAway(f"a picture logs nobody in, not {login.user}")

    def ask(self, step: Step) -> Answer:
        """Refuse."""
        raise GatewayAway(f"a picture takes no step, not {step.name}")

    def upload(self, content: bytes) -> str:
        """Refuse."""
        raise GatewayAway(f"a picture sends nothing, not {len(content)} bytes")


def moment_of(text: str, now: Instant) -> Instant:
    """Return the moment *text* means; raise a :class:`CommandError` for none, or one that has not come yet."""
    try:
        t = typed_moment(text, now)
    except UnreadableMoment:
        raise CommandError(f"--at: '{text}' is no moment like '2026-11-22 14:21' or '14:21'") from None
    if t > now:
        raise CommandError(f"--at: {text} has not come yet")
    return t


def writable(out: Path) -> Path:
    """Return *out*, where a picture can be written; raise a :class:`CommandError` where that is clear beforehand."""
    if out.is_dir() or not out.name:
        raise CommandError(f"{out} is a folder, not a file")
    if out.suffix.lower() != ".png":
        raise CommandError(f"{out}: pictures are PNG files, name it .png")
    if not out.absolute().parent.is_dir():
        raise CommandError(f"{out.parent} is no folder")
    return out


@contextmanager
def open_still_seat(
    settings: Settings,
    *,
    database: str | None,
    city: str | None,
    layout: Path | None,
    now: Callable[[], Instant] | None = None,
) -> Iterator[SeatParts]:
    """Yield the parts of a seat that only looks; raise with one sentence when the store cannot be reached."""
    store = store_of(settings, database, read_only=True)
    try:
        parts = parts_of(settings, city)
        refuse_other_city(store, parts.city)
        yield SeatParts(
            source=store,
            files=store,
            setting=parts.setting,
            rules=parts.rules,
            snapshot=Path(platformdirs.user_cache_dir("wanmi")) / store.store_id() / "picture",
            now=now or parts.clock.now,
            ids=parts.ids,
            duty=(settings.duty.leader, settings.duty.shift_leader),
            wall_name=settings.wall.name,
            wall_layout=under_root(layout or settings.wall.layout),
            wall_scene=settings.wall.scene,
            desk=NoDesk(),
            bell=Bell(),
            reasons=read_reasons(under_root(settings.gateway.reasons), parts.rules.workflow),
            tiles=tiles_of(settings),
            read_components=lambda: components_of(settings, parts.city),
            language=settings.ui.language,
        )
    finally:
        store.dispose()
