"""带班领导 and 值班长: one telephone for a post on the whole wall, that of the moment which is shown."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF

from app.domain.duty_entries import PHONE_SET, PHONE_SUBJECT
from app.domain.moment import DAY, MINUTE
from app.domain.terms import Stream
from app.situation.questions.night_watch import DutyPosts, NightWatch, WatchPhone
from tests.gui import wall_checks as checks
from tests.gui import wall_moment as made
from tests.gui.speaking import LANGUAGES, speaking
from tests.gui.wall_panels_test import WALLS, demo, glance  # noqa: F401  # a fixture
from tests.gui.wall_panels_test import context as site
from tests.unit.situation.growth import NOON, ListSource, situation
from widgets.theme import load_theme
from widgets.wall.duty_posts import duty_posts
from widgets.wall.layout import read_layout
from widgets.wall.registry import load_panels
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

LEADER, SHIFT, NONE = "带班领导", "值班长", "无记录"


def asked(log: ListSource, t: int | None) -> tuple[WatchPhone, ...]:
    return DutyPosts().answer(situation(log).at(t))


def entered(*said: tuple[str, str, int]) -> ListSource:
    log = ListSource()
    for key, phone, at in said:
        log.append(PHONE_SUBJECT, PHONE_SET, {"key": key, "phone": phone}, at, stream=Stream.CONFIG)
    return log


def printed(
    key: str, posts: tuple[WatchPhone, ...], scale: object, *, live: bool, is_still: bool = False
) -> dict[str, str]:
    """Return what the panel *key* prints behind each post."""
    watch = replace(made.answers()[NightWatch()], posts=posts)
    moment = made.moment(live=live, answers=made.answers() | {DutyPosts(): posts, NightWatch(): watch})
    sheet = Sheet(scale, QSizeF(960, 540))
    usual = glance("live")
    shown = replace(usual, moment=moment, showing=replace(usual.showing, is_replay=not is_still))
    load_panels()[key](site()).compose(shown, sheet)
    texts = [label.text for label in checks.labels_of(sheet.items)]
    return {name: texts[texts.index(name) + 1] for name in (LEADER, SHIFT)}


@pytest.mark.parametrize("key", ["scene", "night_watch"])
def test_the_number_of_then_stands_and_the_site_s_own_is_that_of_now_alone(demo, key):  # noqa: F811
    log = entered(("shift_leader", "8002", NOON - 10 * DAY), ("shift_leader", "8102", NOON - MINUTE))

    now, before, long_ago = asked(log, None), asked(log, NOON - DAY), asked(log, NOON - 30 * DAY)

    assert printed(key, now, demo, live=True) == {LEADER: "1002", SHIFT: "8102"}
    assert printed(key, before, demo, live=False) == {LEADER: NONE, SHIFT: "8002"}
    assert printed(key, long_ago, demo, live=False) == {LEADER: NONE, SHIFT: NONE}


@pytest.mark.parametrize("key", ["scene", "night_watch"])
def test_a_number_struck_out_does_not_bring_the_site_s_own_back(demo, key):  # noqa: F811
    struck = asked(entered(("leader", "8001", NOON - DAY), ("leader", "", NOON - MINUTE)), None)

    assert printed(key, struck, demo, live=True) == {LEADER: "—", SHIFT: "3102"}


@pytest.mark.parametrize("key", ["scene", "night_watch"])
def test_a_wall_that_stands_still_in_its_own_present_keeps_its_numbers(demo, key):  # noqa: F811
    assert printed(key, asked(entered(), NOON), demo, live=False, is_still=True) == {LEADER: "1002", SHIFT: "3102"}


@pytest.mark.parametrize("key", ["scene", "night_watch"])
def test_a_number_struck_out_by_then_is_none_and_what_is_not_read_yet_is_no_missing_record(demo, key):  # noqa: F811
    struck = asked(entered(("leader", "8001", NOON - 3 * DAY), ("leader", "", NOON - 2 * DAY)), NOON - DAY)

    assert printed(key, struck, demo, live=False) == {LEADER: "—", SHIFT: NONE}
    assert duty_posts(("带班领导 1002",), None, is_past=True) == [(LEADER, "—")]


@pytest.mark.parametrize(
    ("language", "said"),
    list(zip(LANGUAGES, [("带班领导", "值班长", "无记录"), ("Leader", "Chief", "no record")], strict=True)),
)
@pytest.mark.parametrize("layout", ["demo", "hall-16x9", "hall-4x3"])
def test_on_every_wall_there_is_room_to_say_so(qapp, layout, language, said):
    wall = read_layout(WALLS / f"{layout}.toml")
    sheet = Sheet(TypeScale(load_theme("wall"), wall), QSizeF(*wall.cell_px))
    moment = made.moment(live=False, answers=made.answers() | {DutyPosts(): asked(entered(), NOON - DAY)})
    with speaking(qapp, language):
        load_panels()["scene"](site()).compose(replace(glance("replay"), moment=moment), sheet)

    texts = [label.text for label in checks.labels_of(sheet.items)]
    leader, chief, none = said
    assert (texts[texts.index(leader) + 1], texts[texts.index(chief) + 1]) == (none, none)
