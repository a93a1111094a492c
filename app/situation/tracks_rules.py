"""When a track breaks, where it is cleaned, what counts as a stop, as seen, as doubtful: our own defaults."""

from dataclasses import dataclass

from app.domain.moment import HOUR, MINUTE, SECOND, Instant
from app.domain.terms import Term


class KeptOut(Term):
    """Why a fix is kept out of tracks: the flaws the gateway found, in the order of their codes, and two of ours."""

    NONE = "none", "可用"
    ZERO = "zero", "零坐标"
    OUTSIDE_CITY = "outside_city", "城外"
    IMPOSSIBLE_SPEED = "impossible_speed", "速度不可能"
    FUTURE = "future", "时间超前"
    INACCURATE = "inaccurate", "精度差"
    SPIKE = "spike", "跳点"


REASONS: tuple[KeptOut, ...] = tuple(KeptOut)
"""Reasons by code; 0 is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRules:
    """Thresholds of tracks.

    No fix for more than ``gap_after`` is a gap; between two fixes up to ``bridge`` apart people are taken to walk
    straight on. A fix less exact than ``worst_m`` is kept out; faster than ``fastest_mps`` nobody moves. A stop is at
    least ``stop_after`` within ``stop_m`` of where it began. A street is seen from within ``seen_m``. Whoever was not
    heard for ``gone_after`` is not drawn.
    """

    gap_after: Instant = 5 * MINUTE
    bridge: Instant = 90 * SECOND
    gone_after: Instant = 30 * MINUTE
    worst_m: float = 100.0
    fastest_mps: float = 60.0
    stop_m: float = 30.0
    stop_after: Instant = 3 * MINUTE
    seen_m: float = 25.0
    simplify_m: float = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtRules:
    """When a track is doubtful: shown to the duty chief with its reason, never scored.

    Sustained ``speed_mps`` over ``speed_for`` is no inspector's. A jump is a teleport from ``teleport_m``. Two are
    copies when at least ``copied_steps`` steps and ``copied_share`` of the shorter track have the same shape, or when
    they move within ``together_m`` of one another for ``together_for``. Without the least jitter a phone lies for
    ``frozen_for``; one that reports ``shaken_mps`` and stays within ``shaken_m`` for ``shaken_for`` is shaken.
    """

    speed_mps: float = 33.3
    speed_for: Instant = MINUTE
    teleport_m: float = 500.0
    copied_steps: int = 60
    copied_share: float = 0.5
    together_m: float = 15.0
    together_for: Instant = 30 * MINUTE
    frozen_for: Instant = HOUR // 2
    shaken_mps: float = 0.8
    shaken_m: float = 20.0
    shaken_for: Instant = 10 * MINUTE


TRACK_RULES = TrackRules()
DOUBT_RULES = DoubtRules()
