"""Codes are read strictly and say what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import ClassCode, ComponentCode, GridCode, Scheme
from app.domain.errors import InvalidCode

CODES = [GridCode, ComponentCode, ClassCode]
LENGTHS = {
    (GridCode, Scheme.CJT214): 12,
    (GridCode, Scheme.GB30428_2): 15,
    (GridCode, Scheme.GB47678_5): 15,
    (ComponentCode, Scheme.CJT214): 16,
    (ComponentCode, Scheme.GB30428_2): 16,
    (ComponentCode, Scheme.GB47678_5): 17,
    (ClassCode, Scheme.CJT214): 4,
    (ClassCode, Scheme.GB30428_2): 4,
    (ClassCode, Scheme.GB47678_5): 5,
}


@pytest.mark.parametrize(("code", "scheme"), LENGTHS)
@given(data=st.data())
def test_what_parses_writes_itself_again(code, scheme, data):
    text = data.draw(st.text("123456789", min_size=LENGTHS[code, scheme], max_size=LENGTHS[code, scheme]))

    parsed = code.parse(text, scheme)
    assert str(parsed) == text
    assert code.parse(str(parsed), scheme) == parsed
    assert text[:2] in parsed.explain()


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("scheme", list(Scheme))
@given(text=st.text(max_size=20) | st.text("0123456789", max_size=18) | st.from_regex(r"\d{12,17}", fullmatch=True))
def test_garbage_raises_nothing_but_an_invalid_code(code, scheme, text):
    try:
        parsed = code.parse(text, scheme)
    except InvalidCode:
        return
    assert str(parsed) == text
    assert len(text) == LENGTHS[code, scheme]


def test_a_grid_has_its_parts():
    grid = GridCode.parse("330199001002003")

    assert (grid.division, grid.subdistrict, grid.community, grid.sequence) == ("330199", "001", "002", "003")
    assert grid.community_code == "330199001002"
    assert grid.explain() == "单元网格 330199001002003：行政区划 330199，街道 001，社区 002，第 3 格"


def test_twelve_digits_are_an_old_grid_only_if_the_scheme_says_so():
    assert GridCode.parse("330199010203", Scheme.CJT214).community_code == "3301990102"
    with pytest.raises(InvalidCode, match="15 位"):
        GridCode.parse("330199010203")


def test_the_published_sample_of_a_component_reads_as_published():
    component = ComponentCode.parse("3205080101000001", Scheme.CJT214)

    assert component.division == "320508"
    assert str(component.class_code) == "0101"
    assert component.sequence == "000001"
    assert component.explain() == "部件 3205080101000001：行政区划 320508，CJ/T 214-2007 大类 01 小类 01，第 1 号"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (GridCode, "030199001002003"),
        (GridCode, "330199001002000"),
        (GridCode, "33019900100200３"),
        (GridCode, " 33019900100200"),
        (ComponentCode, "33019901001000000"),
        (ComponentCode, "33019900001000001"),
        (ComponentCode, "33019901000000001"),
        (ClassCode, "00001"),
        (ClassCode, "06000"),
        (ClassCode, "0601"),
        (ClassCode, ""),
    ],
)
def test_what_no_city_would_have_issued_is_refused(code, text):
    with pytest.raises(InvalidCode):
        code.parse(text)


def test_an_invalid_code_is_a_value_error_and_shows_no_more_than_forty_characters():
    with pytest.raises(ValueError, match=r"“x{40}”不是"):
        ClassCode.parse("x" * 1000)
