"""What a seat shows beside the city: the site's base map, its components, cameras and emergency resources."""

from pathlib import Path

from app.adapters.geodata.cameras import read_cameras
from app.adapters.geodata.components import read_components
from app.adapters.geodata.resources import read_resources
from app.adapters.geodata.tiles import open_base_map
from app.cli.settings import Settings, under_root
from app.domain.camera import Camera
from app.domain.city import City
from app.domain.component import Components
from app.domain.coordinates import CoordinateSystem
from app.domain.resource import Resource
from app.services.base_map import BaseMap, TileSource
from app.simulate.town.cameras import cameras
from app.simulate.town.components import components
from app.simulate.town.resources import resources


def tiles_of(settings: Settings) -> TileSource | None:
    """Return the base map's tiles, none where the settings name none; a wrong source raises ``SiteError``."""
    asked = settings.map
    known = BaseMap(system=CoordinateSystem(asked.system), min_zoom=asked.min_zoom, max_zoom=asked.max_zoom)
    source = asked.base if not asked.base or "://" in asked.base else str(under_root(Path(asked.base)))
    return open_base_map(source, known, under_root(asked.cache), asked.cache_mb, asked.max_age_days)


def components_of(settings: Settings, city: City) -> Components:
    """Return the site's components, or those of the generated city; takes about a second for 100,000."""
    if not settings.city.data:
        return components(city, settings.city.seed)
    folder = under_root(Path(settings.city.data))
    return read_components(folder / "components.csv", city.bounds, CoordinateSystem(settings.map.components_system))


def cameras_of(settings: Settings, city: City) -> tuple[Camera, ...]:
    """Return the site's cameras, or those of the generated city; raise a ``SiteError`` naming the line."""
    if settings.cameras.file:
        return read_cameras(under_root(Path(settings.cameras.file)), city.bounds)
    if not settings.city.data:
        return cameras(city, settings.cameras.simulated, settings.city.seed)
    beside = under_root(Path(settings.city.data)) / "cameras.csv"
    return read_cameras(beside, city.bounds) if beside.exists() else ()


def resources_of(settings: Settings, city: City) -> tuple[Resource, ...]:
    """Return the site's emergency resources, or those of the generated city; raise a ``SiteError`` naming the line."""
    if not settings.city.data:
        return resources(city, settings.city.seed)
    return read_resources(under_root(Path(settings.city.data)) / "resources.csv", city.bounds)
