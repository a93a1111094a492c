"""The command `user`: who could not work afterwards is not written down."""

import io

import pytest

from app.cli.failures import CommandError
from app.cli.settings import read_settings
from app.cli.user import run_user


@pytest.fixture
def run(tmp_path, monkeypatch):
    def run_one(posts: str = "acceptor", area: str = "") -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO("a-long-password\n"))
        database = f"sqlite:///{tmp_path / 'wanmi.sqlite'}"
        return run_user(read_settings(), database=database, name="wang", posts=posts, department="", area=area)

    return run_one


def test_an_area_that_no_code_begins_with_is_refused(run):
    with pytest.raises(CommandError, match="no area's code begins with 4201"):
        run(area="4201")


def test_a_post_named_twice_is_one(run):
    assert run(posts="acceptor, acceptor", area="990102") == "wang may log in as acceptor"
