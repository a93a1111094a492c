"""What a seat with windows is made of; built by the command line, used by the windows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.component import Components
from app.domain.moment import Instant
from app.services.base_map import TileSource
from app.services.ports import CaseFiles, Desk, Ids
from app.services.rules import Rules
from app.services.searching import CaseSearch
from app.services.wall_line import WallLine
from app.situation.setting import Setting
from app.situation.source import Source

if TYPE_CHECKING:  # both belong to a desk: a wall loads neither
    from app.services.call_reconciliation import LineOrder
    from app.services.geocoder import Geocoder


class Bell:
    """Rings when the gateway says that the log has grown; a seat that missed a ring looks by itself each second."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call *listener* at each ring, from whatever thread rings; return what ends that."""
        self._listeners.append(listener)
        return partial(self._listeners.remove, listener)

    def ring(self, _seq: int) -> None:
        """Ring: the log is at least at *_seq*."""
        for listener in tuple(self._listeners):
            listener()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SeatParts:
    """The parts of a seat. ``desk`` is its door to the gateway; ``wall_name`` the wall it shows or steers.

    ``hint`` stands on the log-in page; a demo says there who may log in. ``search`` looks through
    all cases and calls, ``geocoder`` finds places by name, ``reasons`` are ready-made ones by step, ``export_folder``
    is where lists are saved, ``read_orders`` reads a hotline's monthly list,
    ``tiles`` are those of the base map, ``read_components`` reads the city's components (about a second),
    ``language`` is that of the windows (``zh`` or ``en``). ``seat`` is the name under which ``desk`` asks; ``speech``
    says whether a wall speaks its alarms from the start; ``picture_command`` draws the wall (``--at``, ``--out`` follow),
    program first. ``is_picture``: one moment of a wall is drawn, and nothing on it is of now.
    """

    source: Source
    files: CaseFiles
    setting: Setting
    rules: Rules
    snapshot: Path
    now: Callable[[], Instant]
    ids: Ids
    duty: tuple[str, ...]
    wall_name: str
    wall_layout: Path
    wall_scene: str
    desk: Desk
    bell: Bell
    hint: str = ""
    search: CaseSearch | None = None
    geocoder: "Geocoder | None" = None
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    export_folder: Path = field(default_factory=Path.home)
    read_orders: "Callable[[Path], tuple[LineOrder, ...]] | None" = None
    wall_line: WallLine | None = None
    tiles: TileSource | None = None
    read_components: Callable[[], Components] = Components.none
    language: str = "zh"
    seat: str = ""
    speech: bool = False
    picture_command: tuple[str, ...] = ()
    is_picture: bool = False
