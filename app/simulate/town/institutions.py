"""Departments, their units and the responsibility list of a generated town."""

from collections.abc import Iterator, Sequence

from app.domain.city import Area, AreaLevel, Department, Responsibility
from app.simulate.town.names import DISTRICT_DIRECTIONS

PROFESSIONAL = (
    ("01", "市政处", "市政所"), ("02", "环卫处", "环卫所"), ("03", "执法大队", "执法中队"), ("04", "园林处", "园林所"),
    ("05", "路灯处", "路灯所"), ("06", "排水处", "排水所"), ("07", "交警大队", "交警中队"), ("08", "住建局", "工地科"),
    ("09", "水务处", "河道所"), ("10", "环保局", "环保所"),
)  # fmt: skip
ENTERPRISES = (
    ("11", "供水公司"), ("12", "供电公司"), ("13", "燃气公司"), ("14", "热力公司"), ("15", "通信公司"), ("16", "公交公司"),
)  # fmt: skip
_FIRST_STREET, _FIRST_TEAM = 21, 700

_BY_ANOMALY = {
    "01": "01",
    "06": "01002 01003 01004 01018 01019 01026 01067 01072 01073",
    "05": "01006 01037 01038 01039 01060",
    "07": "01012 01015 01050 01051 01066",
    "09": "01024 01056 01069 01070 01071",
    "11": "01001 01025 01063 01068",
    "12": "01005 01017 01028 01029 01030 01047 01048 01054",
    "13": "01011 01021 01036 01049 01057",
    "14": "01010 01061",
    "15": "01007 01008 01009 01027 01031 01041 01042 01062",
    "16": "01020 01032",
    "04": "01014",
}
_BY_TRAFFIC = {"07": "02", "01": "02006 02007 02008 02009 02012 02013 02024 02034 02038 02042 02043 02044",
               "16": "02004 02005 02032", "09": "02029 02030 02031"}  # fmt: skip
_BY_OTHER = {"02": "03", "03": "03006 03007 03008", "10": "03009 03010 03011 03012 03013", "04": "04", "01": "05"}
_BY_EVENT = {
    "03": "06 07 09",
    "02": "06010 06011 06012 06014 06034 06035 06037 06041 06042 10 10001",
    "01": "06013 06048 06049 06050 06051 06052",
    "09": "06015 06023 06024 06025 06026 06046",
    "04": "06017 06018 06021 06022 06045 06047",
    "10": "06027 06028 06032 06033",
    "06": "06030",
    "07": "06016 09009 09016",
    "08": "08",
    "15": "10002",
}
_BY_STREET = ("E06005", "E06007", "E06036", "E06038", "E07008")
"""Classes the streets handle on their own ground (属地管理)."""


def departments(areas: Sequence[Area]) -> tuple[Department, ...]:
    """Return departments of all three levels. Telephone numbers are short numbers of no network."""
    found = (*_professional(), *_enterprises(), *_streets(areas))
    return (*found, *_teams(found))


def responsibilities(areas: Sequence[Area]) -> tuple[Responsibility, ...]:
    """Return the list that names a department for every class anywhere, with its unit inside the town."""
    districts = [area.code for area in areas if area.level is AreaLevel.DISTRICT]
    found = [row for prefix, department in _classes() for row in _for_class(prefix, department, districts)]
    streets = [area.code for area in areas if area.level is AreaLevel.SUBDISTRICT]
    for number, area in enumerate(streets, _FIRST_STREET):
        found += [_row(area, prefix, f"{number}", f"{number}01") for prefix in _BY_STREET]
    return tuple(found)


def _classes() -> Iterator[tuple[str, str]]:
    """Yield class prefix and department; a component's anomaly goes where the component goes."""
    for table in (_BY_ANOMALY, _BY_TRAFFIC, _BY_OTHER):
        for department, codes in table.items():
            for code in codes.split():
                yield f"C{code}", department
                yield f"E{code}", department
    for department, codes in _BY_EVENT.items():
        for code in codes.split():
            yield f"E{code}", department


def _for_class(prefix: str, department: str, districts: list[str]) -> Iterator[Responsibility]:
    yield _row("", prefix, department, "")
    for number, district in enumerate(districts, 1):
        unit = number if int(department) <= len(PROFESSIONAL) else (number + 1) // 2
        yield _row(district, prefix, department, f"{department}{unit:02d}")


def _row(area: str, prefix: str, department: str, unit: str) -> Responsibility:
    return Responsibility(area_prefix=area, class_prefix=prefix, department=department, unit=unit)


def _professional() -> Iterator[Department]:
    for code, name, unit in PROFESSIONAL:
        yield _department(code, name, "专业部门", f"3{code}0")
        for number, direction in enumerate(DISTRICT_DIRECTIONS, 1):
            yield _unit(code, number, direction + unit, "专业部门", f"3{code}{number}")


def _enterprises() -> Iterator[Department]:
    for code, name in ENTERPRISES:
        yield _department(code, name, "公用企业", f"3{code}0")
        for number, crew in enumerate(("抢修一班", "抢修二班"), 1):
            yield _unit(code, number, name[:-2] + crew, "公用企业", f"3{code}{number}")


def _streets(areas: Sequence[Area]) -> Iterator[Department]:
    streets = (area for area in areas if area.level is AreaLevel.SUBDISTRICT)
    for number, area in enumerate(streets, _FIRST_STREET):
        yield _department(f"{number}", area.name, "街道", f"3{number}0")
        yield _unit(f"{number}", 1, area.name[:-2] + "城管队", "街道", f"3{number}1")


def _teams(found: Sequence[Department]) -> Iterator[Department]:
    """Yield a team of each unit of the trades' departments, and one of each street's."""
    units = [one for one in found if one.level == 2 and one.group != "公用企业"]
    for number, unit in enumerate(units, _FIRST_TEAM):
        name = f"{unit.name}一班"
        yield Department(
            code=f"{unit.code}1", name=name, level=3, parent=unit.code, group=unit.group, phone=f"3{number}"
        )


def _department(code: str, name: str, group: str, phone: str) -> Department:
    return Department(code=code, name=name, level=1, parent="", group=group, phone=phone)


def _unit(parent: str, number: int, name: str, group: str, phone: str) -> Department:
    return Department(code=f"{parent}{number:02d}", name=name, level=2, parent=parent, group=group, phone=phone)
