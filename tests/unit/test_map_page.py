"""The map's page as text: complete, the same each time, and without a single address of another host."""

import json
import re

import pytest

from tests.gui.map_city import make_sample
from widgets.map.assets import Assets
from widgets.map.layers import load_layers
from widgets.map.page import ADDRESS, PageSetting, Seams, render
from widgets.map.standalone import save_standalone
from widgets.theme import load_theme

SAMPLE = make_sample()
SETTING = PageSetting(unit=1.5, seams=Seams((960, 1920), (540, 1080)))


@pytest.fixture(scope="module")
def text() -> str:
    return render(SAMPLE.city, load_theme("wall"), SETTING)


def test_the_page_refers_to_nothing_but_our_own_address(text: str):
    addresses = re.findall(r"""(?:src|href)\s*=\s*["']([^"']+)|url\(([^)]+)\)|(\w+:)?//[\w.]""", text)

    assert "http:" not in text
    assert "https:" not in text
    assert all("".join(found).startswith((ADDRESS, "wall:")) for found in addresses)


def test_every_file_the_page_names_is_there(text: str):
    named = set(re.findall(rf'"{ADDRESS}([^"]+)"', text)) - {"qwebchannel.js"}

    assert {f"layers/{layer.name}.js" for layer in load_layers()} <= named
    assert [name for name in named if Assets().read(name) is None] == []


def test_the_same_city_gives_the_same_text(text: str):
    assert render(SAMPLE.city, load_theme("wall"), SETTING) == text


def test_a_name_cannot_end_the_script(text: str):
    hostile = load_theme("wall").families[0] + "</script><script>alert(1)"
    theme = load_theme("wall")
    import msgspec

    page = render(SAMPLE.city, msgspec.structs.replace(theme, families=(hostile,)), SETTING)

    assert page.count("</script>") == text.count("</script>")


def test_the_page_is_told_its_seams(text: str):
    told = json.loads(re.search(r"wanmi\.start\(map_wanmi, (\{.*\})\);", text)[1])

    assert told["seams"] == {"vertical": [960, 1920], "horizontal": [540, 1080]}
    assert told["unit"] == 1.5


def test_only_a_desk_can_be_dragged():
    still = render(SAMPLE.city, load_theme("wall"), PageSetting(unit=1.0, interactive=False))

    assert '"dragging": false' in still
    assert '"dragging": true' in render(SAMPLE.city, load_theme("desk"), PageSetting(unit=1.0))


def test_the_stand_alone_page_carries_everything_inside(tmp_path):
    save_standalone(SAMPLE.city, tmp_path / "city.html", layers={"heat": b"\0" * 8})
    page = (tmp_path / "city.html").read_text(encoding="utf-8")

    assert not re.search(r'<script[^>]+src=|<link[^>]+href=|url\(\s*["\']?(?:https?:)?//', page)
    assert '"ground": "' in page
    assert '"heat": "' in page


@pytest.mark.parametrize(
    "path",
    [
        "../pyproject.toml",
        "layers/../../themes/wall.toml",
        "leaflet/../__init__.py",
        "/etc/hostname",
        "",
        "layers",
        "no.js",
    ],
)
def test_no_path_leads_out_of_the_folders(path: str):
    assert Assets().read(path) is None


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "web").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "web" / "link.js").symlink_to(tmp_path / "secret.txt")

    assert Assets(tmp_path / "web").read("link.js") is None


def test_a_sibling_folder_of_the_same_beginning_is_outside(tmp_path):
    (tmp_path / "web").mkdir()
    (tmp_path / "website").mkdir()
    (tmp_path / "website" / "a.js").write_text("1")

    assert Assets(tmp_path / "web").read("../website/a.js") is None
