"""The doors of one panel: whatever it throws is caught, said once, and remembered until it is over."""

import logging
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from app.domain.moment import Instant

log = logging.getLogger(__name__)

T = TypeVar("T")


class Door(StrEnum):
    """Where a panel is called."""

    MAKE = "make"
    ASK = "ask"
    NEED = "need"
    PLACE = "place"
    TAKE = "take"
    COMPOSE = "compose"


class Doors:
    """What one panel throws, by the door it was called through."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._broken: dict[Door, Instant] = {}

    @property
    def broken_since(self) -> Instant | None:
        """When the panel began to throw, ``None``: it does not."""
        return min(self._broken.values(), default=None)

    def call(self, door: Door, now: Instant, call: Callable[[], T], instead: T) -> T:
        """Return what *call* gives, or *instead* where it throws."""
        try:
            given = call()
        except Exception as error:  # noqa: BLE001  # a door: one panel never takes the wall down
            self.shut(door, now, error)
            return instead
        if self._broken.pop(door, None) is not None:
            log.info("panel %s is sound again (%s)", self._key, door)
        return given

    def put_back(self, by: Instant) -> None:
        """Take note that the host's clock was put back *by* so much: what is broken is so for as long as before."""
        self._broken = {door: since - by for door, since in self._broken.items()}

    def shut(self, door: Door, now: Instant, error: Exception) -> None:
        """Take note that the panel threw *error*; the first failure of a row of failures is logged."""
        if door not in self._broken:
            self._broken[door] = now
            log.error("panel %s is broken (%s)", self._key, door, exc_info=error)
