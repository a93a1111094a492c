"""Reads and writes the list of cameras a site may have: CSV, or GeoJSON points with the same properties.

``id``, ``name``, ``lon``, ``lat`` (WGS-84 or CGCS2000 degrees) and ``url`` (``rtsp://`` or ``http://``) must be given;
``still_url`` is a picture for when the stream is down, ``grid`` the unit grid. No error repeats an address: it may
hold a password.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from pathlib import Path

from app.adapters.geodata.geojson import Feature, SiteError, parts_of, read_features
from app.adapters.geodata.lists import read_rows
from app.domain.camera import STILL_SCHEMES, Camera, wrong_address

CAMERA_COLUMNS = ("id", "name", "lon", "lat", "url")
MORE_COLUMNS = ("still_url", "grid")
Bounds = tuple[float, float, float, float]


def read_cameras(path: Path, bounds: Bounds) -> tuple[Camera, ...]:
    """Return the cameras in *path* in its order; a ``.geojson`` or ``.json`` file holds points, any other is CSV.

    Raises ``SiteError`` naming the line or feature that is no camera, comes twice, or lies outside *bounds*
    (west, south, east, north).
    """
    if not path.exists():
        raise SiteError(f"{path.name}: there is no such file")
    is_json = path.suffix.lower() in {".geojson", ".json"}
    found = _of_features(path) if is_json else _of_rows(path)
    cameras: dict[str, Camera] = {}
    for values, wrong in found:
        camera = _camera(values, bounds, wrong)
        if camera.id in cameras:
            raise wrong(f"id {camera.id} stands there already")
        cameras[camera.id] = camera
    return tuple(cameras.values())


def write_cameras(cameras: Iterable[Camera], path: Path) -> None:
    """Write *cameras* to *path* as CSV; a file of that name is replaced."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*CAMERA_COLUMNS, *MORE_COLUMNS))
        writer.writerows((one.id, one.name, one.lon, one.lat, one.url, one.still_url, one.grid) for one in cameras)


class _Wrong:
    """Makes the error about one line or feature."""

    def __init__(self, where: str) -> None:
        self._where = where

    def __call__(self, sentence: str) -> SiteError:
        return SiteError(f"{self._where}: {sentence}")


def _of_rows(path: Path) -> Iterator[tuple[Mapping[str, str], _Wrong]]:
    for row in read_rows(path, CAMERA_COLUMNS, MORE_COLUMNS):
        yield row.values, _Wrong(f"{row.file}, line {row.line}")


def _of_features(path: Path) -> Iterator[tuple[Mapping[str, str], _Wrong]]:
    for feature in read_features(path):
        point = parts_of(feature, "Point")[0]
        values = {name: _text(feature, name) for name in (*CAMERA_COLUMNS, *MORE_COLUMNS)}
        yield {**values, "lon": str(point.x), "lat": str(point.y)}, _Wrong(f"{path.name}, feature {feature.number}")


def _text(feature: Feature, name: str) -> str:
    return feature.text(name, "").strip()


def _camera(values: Mapping[str, str], bounds: Bounds, wrong: _Wrong) -> Camera:
    for name in ("id", "name", "url"):
        if not values[name]:
            raise wrong(f"has no {name}")
    if sentence := wrong_address(values["url"]):
        raise wrong(f"url {sentence}")
    still = values["still_url"]
    if still and (sentence := wrong_address(still, STILL_SCHEMES)):
        raise wrong(f"still_url {sentence}")
    lon, lat = _degrees(values["lon"], "lon", wrong), _degrees(values["lat"], "lat", wrong)
    west, south, east, north = bounds
    if not (west <= lon <= east and south <= lat <= north):
        raise wrong(f"{lon}, {lat} lies outside the city's bounds")
    return Camera(
        id=values["id"], name=values["name"], lon=lon, lat=lat, url=values["url"], still_url=still, grid=values["grid"]
    )


def _degrees(text: str, column: str, wrong: _Wrong) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise wrong(f"{column} is not degrees")  # in a row that slipped it is the address: not repeated
    return value
