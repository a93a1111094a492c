"""The one case in the light as it is printed: whose it is, by when, what was done last, and which camera sees it."""

from dataclasses import replace

import pytest

from app.domain.camera import Camera
from app.domain.moment import HOUR
from app.domain.terms import Supervision
from app.situation.questions.cameras import CameraChoice, Cameras, ShownCamera
from app.situation.questions.spotlight import Shone, Spotlight
from tests.gui import wall_moment as made
from tests.gui.wall_panels_test import WALLS, text_of
from widgets.theme import load_theme
from widgets.wall.layout import read_layout
from widgets.wall.type import TypeScale

ASKED = Spotlight(wall="hall")
CAMERA = Camera(id="C1", name="东门路口全景", lon=114.3, lat=30.5, url="rtsp://192.0.2.1/1")
NEAREST = CameraChoice(cameras=(ShownCamera(place=0, camera=CAMERA, metres=123.0),), why="near", total=9)


@pytest.fixture(scope="module")
def demo(qapp) -> TypeScale:
    return TypeScale(load_theme("wall"), read_layout(WALLS / "demo.toml"))


def shone(**changes: object) -> Shone:
    """Return the case of the mock picture, put there by hand, with *changes*."""
    found = made.answers()[ASKED]
    return replace(found, place=0, row=replace(found.row, case=replace(found.row.case, **changes)))


def lines(found: Shone, demo: TypeScale, *, with_camera: bool = True) -> list[str]:
    answers = made.answers() | {ASKED: found}
    if with_camera:
        answers[Cameras(wall="hall", count=1)] = NEAREST
    return text_of(made.moment(answers=answers), "spotlight", demo).split("\n")


def test_a_case_that_somebody_pushed_is_called_so_and_tells_holder_due_number_queue_and_last_steps(demo):
    told = lines(shone(supervised=Supervision.NONE, reply_due=None), demo)

    assert told[0] == "投屏案件"
    assert {"待处置", "市政处", "应于 6/10 10:26", "E0113202606030218"} <= set(told)
    when = {word: told[told.index(word) - 2] for word in ("督办", "签收", "派遣")}
    assert when == {"督办": "13:26", "签收": "6/10 11:26", "派遣": "6/10 09:26"}
    assert not {"逾时", "回复", "—", "未督办"} & set(told)


def test_a_case_of_the_turns_is_one_under_supervision_with_what_a_missed_reply_means(demo):
    told = lines(made.answers()[ASKED], demo)

    assert told[0] == "督办案件"
    assert {"第 2 件，共 5 件", "提请曝光，不再发通知", "E0113202606030218", "督办", "签收"} <= set(told)
    assert "摄像机" not in told


def test_a_pushed_case_under_supervision_tells_its_reply_and_a_missed_one_what_follows(demo):
    in_time, missed = lines(shone(), demo), lines(shone(reply_due=made.NOW - HOUR), demo)

    assert "第 2 次督办，限 16:26" in in_time
    assert "逾时" not in in_time
    assert {"第 2 次督办，14:26 已逾", "提请曝光，不再发通知", "督办", "签收"} <= set(missed)


@pytest.mark.parametrize(("with_camera", "named"), [(True, {"东门路口全景", "120 米"}), (False, set())])
def test_the_nearest_camera_stands_behind_the_steps_where_the_site_has_one(demo, with_camera, named):
    told = lines(shone(supervised=Supervision.NONE, reply_due=None), demo, with_camera=with_camera)

    assert {"东门路口全景", "120 米"} & set(told) == named
    assert ("摄像机" in told) == with_camera
