"""The four systems in which positions in China are told, each named, and the way between them.

Inside, everything is WGS-84; CGCS2000 (GB 22021) differs from it by centimetres and is taken as the same. GCJ-02 is the
shifted system of public maps, BD-09 that of Baidu, which shifts GCJ-02 once more. Both shifts are known from published
formulae only, are smooth, and are undone here by iteration to a millimetre. Outside of China neither shifts anything.
"""

from enum import StrEnum
from math import atan2, cos, hypot, pi, radians, sin, sqrt

Position = tuple[float, float]
"""(lon, lat) in degrees."""


class CoordinateSystem(StrEnum):
    """How positions of a source are told."""

    WGS84 = "wgs84"
    CGCS2000 = "cgcs2000"
    GCJ02 = "gcj02"
    BD09 = "bd09"


_AXIS = 6378245.0
"""Semi-major axis of the Krasovsky ellipsoid in metres, which the shift of GCJ-02 is defined on."""
_FLATNESS = 0.00669342162296594323
"""Its first eccentricity squared."""
_WEST, _SOUTH, _EAST, _NORTH = 72.004, 0.8293, 137.8347, 55.8271
"""The box inside which GCJ-02 shifts."""
_ORIGIN = 105.0, 35.0
_BD_TURN = pi * 3000.0 / 180.0
_BD_SHIFT = 0.0065, 0.006
_CLOSE = 1e-9
"""Degrees at which the way back is good enough: a tenth of a millimetre."""
_ROUNDS = 12


def to_wgs84(lon: float, lat: float, system: CoordinateSystem) -> Position:
    """Return a position of *system* in WGS-84."""
    if system is CoordinateSystem.BD09:
        lon, lat = _bd09_to_gcj02(lon, lat)
    if system in (CoordinateSystem.BD09, CoordinateSystem.GCJ02):
        return _gcj02_to_wgs84(lon, lat)
    return lon, lat


def from_wgs84(lon: float, lat: float, system: CoordinateSystem) -> Position:
    """Return a position of WGS-84 in *system*."""
    if system in (CoordinateSystem.WGS84, CoordinateSystem.CGCS2000):
        return lon, lat
    lon, lat = _wgs84_to_gcj02(lon, lat)
    return _gcj02_to_bd09(lon, lat) if system is CoordinateSystem.BD09 else (lon, lat)


def convert(lon: float, lat: float, source: CoordinateSystem, target: CoordinateSystem) -> Position:
    """Return a position of *source* in *target*."""
    return from_wgs84(*to_wgs84(lon, lat, source), target)


def is_shifted(lon: float, lat: float) -> bool:
    """Return whether GCJ-02 shifts positions there."""
    return _WEST <= lon <= _EAST and _SOUTH <= lat <= _NORTH


def _wgs84_to_gcj02(lon: float, lat: float) -> Position:
    if not is_shifted(lon, lat):
        return lon, lat
    east, north = _offsets(lon - _ORIGIN[0], lat - _ORIGIN[1])
    slope = 1 - _FLATNESS * sin(radians(lat)) ** 2
    metres_north = _AXIS * (1 - _FLATNESS) / (slope * sqrt(slope)) * pi / 180
    metres_east = _AXIS / sqrt(slope) * cos(radians(lat)) * pi / 180
    return lon + east / metres_east, lat + north / metres_north


def _gcj02_to_wgs84(lon: float, lat: float) -> Position:
    """Undo the shift: go back by what the shift is at the last guess, until it no longer moves."""
    guess_lon, guess_lat = lon, lat
    for _ in range(_ROUNDS):
        shifted_lon, shifted_lat = _wgs84_to_gcj02(guess_lon, guess_lat)
        wrong_lon, wrong_lat = shifted_lon - lon, shifted_lat - lat
        guess_lon, guess_lat = guess_lon - wrong_lon, guess_lat - wrong_lat
        if abs(wrong_lon) < _CLOSE and abs(wrong_lat) < _CLOSE:
            break
    return guess_lon, guess_lat


def _offsets(x: float, y: float) -> Position:
    """Return the shift east and north in metres, *x* and *y* degrees from 105° E, 35° N."""
    root = sqrt(abs(x))
    common = 20 * sin(6 * pi * x) + 20 * sin(2 * pi * x)
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    east += (common + 20 * sin(pi * x) + 40 * sin(pi * x / 3) + 150 * sin(pi * x / 12) + 300 * sin(pi * x / 30)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    north += (
        (common + 20 * sin(pi * y) + 40 * sin(pi * y / 3) + 160 * sin(pi * y / 12) + 320 * sin(pi * y / 30)) * 2 / 3
    )
    return east, north


def _gcj02_to_bd09(lon: float, lat: float) -> Position:
    far = hypot(lon, lat) + 0.00002 * sin(lat * _BD_TURN)
    turn = atan2(lat, lon) + 0.000003 * cos(lon * _BD_TURN)
    return far * cos(turn) + _BD_SHIFT[0], far * sin(turn) + _BD_SHIFT[1]


def _bd09_to_gcj02(lon: float, lat: float) -> Position:
    """Undo Baidu's shift by the same iteration; the usual published way back is off by up to a metre."""
    guess_lon, guess_lat = lon - _BD_SHIFT[0], lat - _BD_SHIFT[1]
    for _ in range(_ROUNDS):
        there_lon, there_lat = _gcj02_to_bd09(guess_lon, guess_lat)
        guess_lon, guess_lat = guess_lon + lon - there_lon, guess_lat + lat - there_lat
    return guess_lon, guess_lat
