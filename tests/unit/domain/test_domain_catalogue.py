"""The catalogue holds the classes of GB/T 47678.5-2026 and knows what older codes are today."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.catalogue import case_key
from app.domain.codes import ClassCode, Scheme
from app.domain.errors import UnknownClass
from app.domain.terms import Kind

STANDARDS = Path(__file__).parents[3] / ".." / "shared" / "data" / "standards"


def test_there_are_as_many_classes_as_the_standard_has(site):
    counts = Counter(key[:3] for key in site.catalogue.classes)

    assert [counts[f"C{major:02}"] for major in range(1, 6)] == [76, 44, 16, 14, 3]
    assert [counts[f"E{major:02}"] for major in range(1, 6)] == [76, 44, 16, 14, 3]
    assert [counts[f"E{major:02}"] for major in range(6, 11)] == [51, 7, 16, 21, 2]
    assert sum(counts.values()) == 153 + 250
    assert len(site.catalogue.for_cases()) == 250


@pytest.mark.parametrize(("kind", "file"), [("C", "components"), ("E", "matters")])
def test_codes_and_names_are_the_standards(site, kind, file):
    source = STANDARDS / f"gbt47678.5-2026_{file}.csv"
    if not source.exists():
        pytest.skip("the standard's own table is not beside the repository")
    with source.open(encoding="utf-8") as lines:
        printed = {kind + row["code"]: (row["name"], row["class_name"]) for row in csv.DictReader(lines)}

    ours = {key: (one.name, one.major_name) for key, one in site.catalogue.classes.items() if one.kind.value == kind}
    assert ours == printed


def test_the_2013_codes_of_a_deployed_city_lead_where_it_was_led(site):
    source = STANDARDS / "crosswalk_yuncheng_to_gbt47678.csv"
    if not source.exists():
        pytest.skip("the deployed city's crosswalk is not beside the repository")
    kinds = {"component": Kind.COMPONENT, "event": Kind.EVENT}
    with source.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["match"] in {"same", "similar"}]

    known = [(site.catalogue.older.get((Scheme.GB30428_2, kinds[row["kind"]], row["old_code"])), row) for row in rows]
    assert len(rows) > 100
    assert [(old, row) for old, row in known if old and old.today[1:] != row["new_code"]] == []
    assert sum(old is not None for old, _ in known) > 0.9 * len(rows)


def test_every_class_has_initials_to_type(site):
    for entry in site.catalogue.classes.values():
        assert entry.initials.isascii()
        assert entry.initials.isalnum()
        assert len(entry.initials) == sum(letter not in "（）、/" for letter in entry.name), entry


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("bllj", "暴露垃圾"),
        ("BLLJ", "暴露垃圾"),
        ("06010", "暴露垃圾"),
        ("e06010", "暴露垃圾"),
        ("暴露", "暴露垃圾"),
        (" 暴露垃圾 ", "暴露垃圾"),
        ("dlpsjg", None),
        ("lzjg", None),
        ("ysjg", "雨水井盖"),
        ("jdclt", "机动车乱停放"),
        ("乱堆物堆料", "乱堆杂物"),
        ("上水井盖", "供水井盖"),
        ("ld", "路灯"),
    ],
)
def test_a_class_is_found_by_what_an_operator_types(site, typed, name):
    found = site.catalogue.search(typed)

    assert (found[0].name if found else None) == name


def test_a_search_offers_components_not_their_anomalies(site):
    assert [entry.key for entry in site.catalogue.search("01037")] == ["C01037"]


def test_a_search_for_nothing_finds_nothing(site):
    assert site.catalogue.search("  ") == ()
    assert len(site.catalogue.search("0", limit=5)) == 5


@given(text=st.text(max_size=12))
def test_a_search_for_anything_gives_classes_for_cases(site, text):
    assert set(site.catalogue.search(text)) <= set(site.catalogue.for_cases())


@pytest.mark.parametrize(
    ("scheme", "kind", "code", "sentence"),
    [
        (Scheme.GB30428_2, Kind.EVENT, "0110", "2013 版事件 0110 暴露生活垃圾；今 06010 暴露垃圾"),
        (Scheme.GB30428_2, Kind.EVENT, "0405", "2013 版事件 0405 店外经营；今 09005 店外经营"),
        (Scheme.GB30428_2, Kind.COMPONENT, "0137", "2013 版部件 0137 路灯；今 01037 路灯"),
        (Scheme.GB30428_2, Kind.COMPONENT, "0219", "2013 版部件 0219 渠化岛；今 02019 安全岛"),
        (Scheme.GB30428_2, Kind.COMPONENT, "0508", "2013 版部件 0508 防汛墙；今 01071 防汛墙"),
        (Scheme.GB30428_2, Kind.EVENT, "0131", "2013 版事件 0131 餐厨垃圾遗撒；今已取消"),
        (Scheme.GB30428_2, Kind.EVENT, "0507", "2013 版事件 0507 道路积雪积冰；今 10001 道路积雪、结冰"),
        (Scheme.CJT214, Kind.EVENT, "0102", "2007 版事件 0102 暴露垃圾；今 06010 暴露垃圾"),
        (Scheme.CJT214, Kind.COMPONENT, "0505", "2007 版部件 0505：目录中没有"),
        (Scheme.GB47678_5, Kind.EVENT, "06010", "2026 版事件 06010 暴露垃圾（市容环境类）"),
        (Scheme.GB47678_5, Kind.COMPONENT, "01001", "2026 版部件 01001 供水井盖（市政公用设施）"),
        (Scheme.GB47678_5, Kind.EVENT, "01001", "2026 版事件 01001 供水井盖异常（市政公用设施类）"),
        (Scheme.GB47678_5, Kind.COMPONENT, "01016", "2026 版部件 01016：目录中没有"),
    ],
)
def test_a_code_is_explained_in_its_scheme_and_in_todays(site, scheme, kind, code, sentence):
    assert site.catalogue.explain(ClassCode.parse(code, scheme), kind) == sentence


def test_an_older_class_leads_to_a_class_of_its_own_kind(site):
    for old in site.catalogue.older.values():
        assert old.today == "" or site.catalogue.classes[old.today].kind is old.kind
        assert old.note


@pytest.mark.parametrize(
    ("key", "kept"), [("E01001", "C01001"), ("E05009", "C05009"), ("E06010", "E06010"), ("C01001", "C01001"), ("", "")]
)
def test_an_anomaly_is_kept_under_its_component(key, kept):
    assert case_key(key) == kept


def test_a_class_is_looked_up_as_a_case_has_it(site):
    assert site.catalogue.entry("E01003").key == "C01003"
    with pytest.raises(UnknownClass, match="E99999"):
        site.catalogue.entry("E99999")
