"""The city in files: areas, streets and grounds as GeoJSON, the lists that go with them as CSV.

A folder holds ``city.json`` (code, name, bounds), ``areas.geojson``, ``streets.geojson``, ``grounds.geojson``,
``duty_grids.csv``, ``departments.csv``, ``responsibilities.csv`` and ``terminals.csv``; what each must hold
stands in :mod:`app.adapters.geodata.site`.
"""

from app.adapters.geodata.geojson import SiteError
from app.adapters.geodata.site import read_city, read_site
from app.adapters.geodata.written import write_city

__all__ = ["SiteError", "read_city", "read_site", "write_city"]
