"""The browser engine's surroundings: nothing is set for an ordinary user, and what is set is said."""

import logging

import pytest

from widgets.map import engine


@pytest.fixture
def as_user(monkeypatch):
    def become(number: int) -> None:
        monkeypatch.setattr(engine.os, "geteuid", lambda: number)

    return become


@pytest.fixture
def graphics(monkeypatch, tmp_path):
    monkeypatch.setattr(engine, "RENDER_NODES", tmp_path)
    return tmp_path


def test_an_ordinary_user_with_a_graphics_device_gets_no_setting(as_user, graphics):
    as_user(1000)
    (graphics / "renderD128").touch()
    variables = {"DISPLAY": ":0"}

    engine.prepare_environment(variables)

    assert variables == {"DISPLAY": ":0"}


def test_root_is_told_that_the_sandbox_is_off(as_user, graphics, caplog):
    as_user(0)
    variables = {"QT_QPA_PLATFORM": "offscreen"}

    with caplog.at_level(logging.WARNING):
        engine.prepare_environment(variables)

    assert variables["QTWEBENGINE_DISABLE_SANDBOX"] == "1"
    assert "sandbox" in caplog.text


@pytest.mark.parametrize("variables", [{"QT_QPA_PLATFORM": "xcb"}, {"DISPLAY": ":99"}])
def test_an_x_display_without_a_graphics_device_is_drawn_in_software(as_user, graphics, variables):
    as_user(1000)

    engine.prepare_environment(variables)

    assert variables["QT_QUICK_BACKEND"] == "software"
    assert "QTWEBENGINE_DISABLE_SANDBOX" not in variables


def test_offscreen_needs_no_backend(as_user, graphics):
    as_user(1000)
    variables = {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}

    engine.prepare_environment(variables)

    assert "QT_QUICK_BACKEND" not in variables


def test_a_setting_made_by_hand_is_kept(as_user, graphics):
    as_user(0)
    variables = {"DISPLAY": ":0", "QT_QUICK_BACKEND": "rhi", "QTWEBENGINE_DISABLE_SANDBOX": "0"}

    engine.prepare_environment(variables)

    assert variables["QT_QUICK_BACKEND"] == "rhi"
    assert variables["QTWEBENGINE_DISABLE_SANDBOX"] == "0"
