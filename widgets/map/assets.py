"""The files a page may load: Leaflet's own out of its package, and ours out of resources/web."""

from importlib import resources
from pathlib import Path
from typing import Final

WEB_DIRECTORY: Final = Path(__file__).resolve().parents[2] / "resources" / "web"


class Assets:
    """Files by their path below ``wall://app/``; ``leaflet/`` is the package's folder."""

    def __init__(self, directory: Path = WEB_DIRECTORY) -> None:
        leaflet = Path(str(resources.files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
        self._leaflet, self._own = leaflet.resolve(), directory.resolve()

    def read(self, path: str) -> bytes | None:
        """Return the file's bytes, or none where no file of ours has that path."""
        folder, _, name = path.partition("/")
        root, name = (self._leaflet, name) if folder == "leaflet" else (self._own, path)
        file = (root / name).resolve()  # links and dots are followed before the file is judged
        return file.read_bytes() if file.is_relative_to(root) and file.is_file() else None
