"""What can be sent to an incident (应急资源): pump trucks, crews, sandbags, and where they stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One stock or vehicle: ``amount`` ``unit`` of ``kind`` (抽水泵车), kept by ``owner`` at (lon, lat), WGS-84 degrees."""

    code: str
    kind: str
    name: str
    lon: float
    lat: float
    amount: int = 1
    unit: str = ""
    owner: str = ""
