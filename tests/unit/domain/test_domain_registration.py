"""A case opens with its first post's clock running."""

import pytest

from app.domain.terms import Post, Source, Stage


@pytest.mark.parametrize("step", ["reported", "call_registered"])
def test_a_new_case_waits_for_the_acceptor(site, step):
    case = site.open(step=step, source=Source.HOTLINE_12345)

    assert case.version == 1
    assert case.state.stage is Stage.REPORTED
    assert case.state.post is Post.ACCEPTOR
    assert case.state.stage_due == site.at("2026-06-12 09:15")
    assert case.state.stage_soon == site.at("2026-06-12 09:12")
    assert case.state.case_due is None
    assert case.case_clock is None
    assert case.description == "垃圾未清"


def test_the_first_line_of_its_clock_says_what_it_runs_from(site):
    lines = site.open().stage_clock.explain(site.calendar)

    assert lines == ("09:00 上报起算，限 15 分钟", "应于 6/12（周五）09:15")


def test_a_step_on_a_case_opens_none(site):
    with pytest.raises(ValueError, match="accept opens no case"):
        site.open(step="accept")
