"""The scene 督办 as it is printed: its parts add up on the wall, and it says what is good news."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.moment import HOUR
from app.situation.answers import Moment
from app.situation.questions.chased import Chased
from app.situation.questions.numbers import Numbers
from app.situation.questions.which import Which
from tests.gui import wall_moment as made
from tests.gui.wall_panels_test import WALLS, text_of
from widgets.theme import load_theme
from widgets.wall.layout import read_layout
from widgets.wall.scenes import read_scene
from widgets.wall.type import TypeScale

OWN = ("supervision_overview", "waiting", "unsupervised", "answered", "ages", "backlog", "reply_times")


@pytest.fixture(scope="module")
def demo(qapp) -> TypeScale:
    return TypeScale(load_theme("wall"), read_layout(WALLS / "demo.toml"))


def lines(moment: Moment, key: str, demo: TypeScale) -> list[str]:
    return text_of(moment, key, demo).split("\n")


def numbers_in(text: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", text)]


def test_the_parts_of_the_overdue_add_up_on_the_wall(demo):
    moment = made.moment()
    quality = lines(moment, "quality", demo)
    total = int(quality[quality.index("处置超期") + 1])
    ages, backlog = lines(moment, "ages", demo), lines(moment, "backlog", demo)
    overview = lines(moment, "supervision_overview", demo)
    waiting_over = [text for text in lines(moment, "waiting", demo) if text.startswith("超 ")]
    unsupervised = numbers_in(next(text for text in lines(moment, "unsupervised", demo) if "列前" in text))[0]
    answered_over = numbers_in(next(text for text in overview if text.startswith("其中处置超期")))[0]

    bars = [int(ages[ages.index(name) + 1]) for name in ages if "工作时内" in name or name.endswith(("工作日", "以上"))]
    bars.append(int(ages[ages.index("2—8 工作时") + 1]))
    departments = [int(backlog[place + 2]) for place, text in enumerate(backlog) if text.endswith(("处", "队", "公司"))]

    assert total == 14
    assert len(waiting_over) + unsupervised + answered_over == total
    assert sum(bars) == total
    assert sum(departments) == total
    assert "即将 27，处置超期 14" in backlog
    assert moment.of(Numbers()).over == total


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("waiting", "没有督办待回复"), ("unsupervised", "没有处置超期未督办的案件"), ("ages", "没有处置超期案件"),
        ("answered", "没有已回复未处结的督办"), ("spotlight", "没有督办待回复"), ("near", "未指定案件，也没有督办待回复"),
        ("photos", "未指定案件，也没有督办待回复"),
        ("reply_times", "近 7 日没有督办回复"), ("supervision_overview", "没有督办待回复"),
    ],
)  # fmt: skip
def test_good_news_is_a_sentence_never_a_blank(demo, key, sentence):
    assert sentence in lines(made.quiet(), key, demo)


def test_a_missed_reply_limit_is_said_and_not_only_coloured(demo):
    question = Chased(which=Which.WAITING)
    found = made.answers()[question]
    late = tuple(replace(one, case=replace(one.case, reply_due=made.NOW - HOUR)) for one in found.rows)
    moment = made.moment(answers=made.answers() | {question: replace(found, rows=late)})

    texts = lines(moment, "waiting", demo)

    assert texts.count("14:26 已逾") >= 5
    assert "限 14:26" not in texts


def test_whoever_is_usually_late_is_named(demo):
    texts = lines(made.moment(), "reply_times", demo)

    assert texts.count("超时限") == 2
    assert texts.index("通信公司") < texts.index("市政处") < texts.index("执法大队")


def test_a_late_queue_is_named_by_the_word_of_its_clock(demo):
    texts = lines(made.moment(), "stage_times", demo)

    assert (texts.count("环节超时"), texts.count("处置超期")) == (1, 1)
    assert {"50:40", "限 40:00", "1:00", "限 0:30"} <= set(texts)


@pytest.mark.parametrize("layout", ["demo", "hall-16x9", "hall-4x3"])
def test_the_scene_is_made_of_these_panels_and_fills_the_wall(layout, qapp):
    wall = read_layout(Path(WALLS) / f"{layout}.toml")
    scene = read_scene(WALLS / "scenes" / "supervision.toml", wall)

    cells = [place.cells.columns * place.cells.rows for place in scene.placements]
    assert set(OWN) <= {place.panel for place in scene.placements}
    assert sum(cells) == wall.columns * wall.rows
