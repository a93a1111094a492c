"""Pictures that terminals send: read as photographs or not at all, whatever else a reader of pictures might make of them."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage

from widgets.console.lens import Lens, LensView
from widgets.pictures import read_small
from widgets.theme import load_theme

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="red"/></svg>'
MOST = QSize(64, 64)


def photo(kind: str, width: int = 40, height: int = 30) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(buffer, kind)
    return bytes(content.data())


@pytest.mark.parametrize("kind", ["JPG", "PNG", "WEBP", "BMP"])
def test_photographs_are_read(qapp, kind):
    assert read_small(photo(kind), MOST).size() == QSize(40, 30)


@pytest.mark.parametrize("content", [SVG, b"%PDF-1.4\n", b"<html>", b"", None])
def test_what_draws_itself_and_what_is_no_picture_is_not_read(qapp, content):
    assert QImage.fromData(SVG).size() == QSize(40, 30), "the reader of pictures itself would draw it"
    assert read_small(content, MOST).isNull()


@pytest.fixture
def view(qapp):
    lens = Lens()
    made = LensView(lens, load_theme("desk"))
    yield made
    made.deleteLater()
    lens.deleteLater()


def test_the_lens_shows_photographs_and_says_what_is_none(view):
    view.show_picture(photo("JPG"), "照片打不开")
    assert view.has_picture

    view.show_picture(SVG, "照片打不开")
    assert not view.has_picture


def turned_by_its_own_word(content: bytes) -> bytes:
    """Return a JPEG whose Exif says that it was taken with the telephone held upright (orientation 6)."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
    exif = b"Exif\0\0MM\x00\x2a\x00\x00\x00\x08\x00\x01" + entry + b"\x00\x00\x00\x00"
    return content[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + content[2:]


def test_a_photo_taken_upright_stands_upright_under_the_lens(view):
    view.show_picture(turned_by_its_own_word(photo("JPG")), "")
    view.resize(200, 200)

    placed = view._placed()
    assert placed.height() > placed.width()
