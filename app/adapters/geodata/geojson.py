"""Reads GeoJSON (RFC 7946) files into checked shapes; every error names the file and the feature."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.validation import explain_validity

from app.domain.errors import not_utf8

_DEGREES = ("CRS84", "4326", "4490")
"""Ends of the names of reference systems in degrees that agree within a decimetre: WGS-84 and CGCS2000."""
_MOST_BYTES = 200_000_000


class SiteError(ValueError):
    """A file of the site's own data cannot be used; the sentence names file and feature."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its file, its number from 1, its properties, its valid shape in degrees."""

    file: str
    number: int
    properties: Mapping[str, object]
    shape: BaseGeometry

    def wrong(self, sentence: str) -> SiteError:
        """Return the error that *sentence* is about this feature."""
        known = next((self.properties[key] for key in ("code", "name") if self.properties.get(key)), None)
        named = "" if known is None else f" ({known})"
        return SiteError(f"{self.file}: feature {self.number}{named}: {sentence}")

    def text(self, key: str, default: str | None = None) -> str:
        """Return the property *key* as text; a missing one is an error unless there is a *default*."""
        value = self.properties.get(key, default)
        if value is None:
            raise self.wrong(f"has no property {key!r}")
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise self.wrong(f"property {key!r} is {value!r}, not a text")
        return str(value).strip()


def read_features(path: Path) -> Iterator[Feature]:
    """Yield the features of *path*, each with a valid, two-dimensional, non-empty shape; or raise :class:`SiteError`."""
    collection = _collection(path)
    features = collection.get("features")
    if not isinstance(features, list):
        raise SiteError(f"{path.name}: has no list of features")
    for number, raw in enumerate(features, 1):
        yield _feature(path.name, number, raw)


def _collection(path: Path) -> Mapping[str, object]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise SiteError(f"{path.name}: is larger than {_MOST_BYTES // 1_000_000} MB")
        read = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SiteError(f"{path.name}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SiteError(f"{path.name}: {not_utf8(error)[1]}") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise SiteError(f"{path.name}: is no JSON: {error}") from error
    if not isinstance(read, dict) or read.get("type") != "FeatureCollection":
        raise SiteError(f"{path.name}: is no GeoJSON FeatureCollection")
    _check_reference_system(path.name, read.get("crs"))
    return read


def _check_reference_system(file: str, crs: object) -> None:
    """Refuse a file that says it is in another reference system than degrees of WGS-84 or CGCS2000."""
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if not name.endswith(_DEGREES):
        raise SiteError(f"{file}: is in {name or crs}; degrees of WGS-84 or CGCS2000 are needed")


def _feature(file: str, number: int, raw: object) -> Feature:
    blank = shapely.Point()
    if not isinstance(raw, dict) or raw.get("type") != "Feature":
        raise Feature(file, number, {}, blank).wrong("is no Feature")
    properties = raw.get("properties") or {}
    if not isinstance(properties, dict):
        raise Feature(file, number, {}, blank).wrong("its properties are no object")
    named = Feature(file, number, properties, blank)
    return Feature(file, number, properties, _shape(named, raw.get("geometry")))


def _shape(feature: Feature, geometry: object) -> BaseGeometry:
    try:
        read = shapely.force_2d(shape(geometry))
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise feature.wrong(f"its geometry cannot be read: {error}") from error
    if read.is_empty:
        raise feature.wrong("its geometry is empty")
    west, south, east, north = read.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise feature.wrong(f"is not in degrees: it reaches from {west:g}, {south:g} to {east:g}, {north:g}")
    if not read.is_valid:
        raise feature.wrong(f"its geometry is not valid: {explain_validity(read)}")
    return read


def parts_of(feature: Feature, kind: str) -> Sequence[BaseGeometry]:
    """Return the parts of a shape that must be of *kind* (``Polygon``, ``LineString``) or several of it."""
    if feature.shape.geom_type == kind:
        return (feature.shape,)
    if feature.shape.geom_type == f"Multi{kind}":
        return tuple(feature.shape.geoms)
    raise feature.wrong(f"is a {feature.shape.geom_type}; a {kind} is needed")
