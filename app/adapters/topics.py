"""Every MQTT topic of ours, written and read in one place; OwnTracks has its own (``terminals/owntracks.py``).

``wanmi/v1/{city}/terminal/{id}/fix|report|media/{sha256}|reply|status`` go up, ``…/task|message|receipt`` down;
``wanmi/v1/{city}/seat/{id}/step|login`` go up, ``…/answer`` down; ``wanmi/v1/{city}/notice`` wakes every seat; on
``wanmi/v1/{city}/wall/{name}/{part}`` walls say, retained, that they live.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

ROOT = "wanmi/v1"
NAME_PATTERN = r"^[A-Za-z0-9_.-]{1,64}\Z"
"""Ids of terminals, seats and messages. ``\\Z``, since in Python ``$`` would let a line feed at the end pass."""
NAME = re.compile(NAME_PATTERN)
LONGEST = 300
"""No topic with ids of the right length is longer; a longer one is not kept in any cache."""
TERMINAL_UP = ("fix", "report", "media/+", "reply", "status")
TERMINAL_DOWN = ("task", "message", "receipt")
SEAT_UP = ("step", "login", "media/+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a topic points: ``kind`` is ``terminal`` or ``seat``, ``rest`` a photo's SHA-256 or ``""``."""

    city: str
    kind: str
    name: str
    channel: str
    rest: str


def up_filters(city: str) -> tuple[str, ...]:
    """Return the filters of all that terminals and seats of *city* send."""
    terminals = tuple(terminal(city, "+", channel) for channel in TERMINAL_UP)
    return terminals + tuple(seat(city, "+", channel) for channel in SEAT_UP)


def terminal(city: str, name: str, channel: str) -> str:
    """Return the topic of a terminal's *channel*."""
    return f"{ROOT}/{city}/terminal/{name}/{channel}"


def seat(city: str, name: str, channel: str) -> str:
    """Return the topic of a seat's *channel*."""
    return f"{ROOT}/{city}/seat/{name}/{channel}"


def notice(city: str) -> str:
    """Return the topic that tells every seat that the log has grown."""
    return f"{ROOT}/{city}/notice"


def wall(city: str, name: str, part: str) -> str:
    """Return the topic on which one window of a wall says, retained, that it lives; ``+`` stands for all."""
    return f"{ROOT}/{city}/wall/{name}/{part}"


def place_of(topic: str) -> Place | None:
    """Return where *topic* points, or ``None`` if it is not one of ours."""
    return _place_of(topic) if len(topic) <= LONGEST else None


@lru_cache(maxsize=65_536)  # a terminal sends on few topics, and again and again
def _place_of(topic: str) -> Place | None:
    parts = topic.split("/")
    if len(parts) not in {6, 7} or parts[0] != "wanmi" or parts[1] != "v1":
        return None
    return Place(parts[2], parts[3], parts[4], parts[5], parts[6] if len(parts) == 7 else "")
