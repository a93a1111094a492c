"""What a seat's maps show beside the city: the site's base map, and its components."""

from pathlib import Path

from app.adapters.geodata.components import read_components
from app.adapters.geodata.tiles import open_base_map
from app.cli.settings import Settings, under_root
from app.domain.city import City
from app.domain.component import Components
from app.domain.coordinates import CoordinateSystem
from app.services.base_map import BaseMap, TileSource
from app.simulate.town.components import components


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
