"""Texts in columns: repeated ones as codes of a vocabulary, single ones end to end."""

from collections.abc import Iterable, Sequence

import numpy as np

from app.situation.column import Column, Int8s, Int32s, Int64s, make_room

UNKNOWN = -1


class Words:
    """A vocabulary that only grows; code 0 is the empty word."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words: list[str] = [""]
        self._codes: dict[str, int] = {"": 0}
        self.extend(words)

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, code: int) -> str:
        return self._words[code]

    def code(self, word: str) -> int:
        """Return the code of *word*, giving it the next one if it is new."""
        code = self._codes.get(word)
        if code is None:
            code = self._codes[word] = len(self._words)
            self._words.append(word)
        return code

    def extend(self, words: Iterable[str]) -> None:
        """Give each new one of *words* a code, in order."""
        for word in words:
            self.code(word)

    def codes(self, words: Iterable[str]) -> Int32s:
        """Return the codes of *words*."""
        known = self._codes.get
        return np.array([known(word) or self.code(word) for word in words], np.int32)

    def find(self, word: str) -> int:
        """Return the code of *word*, or :data:`UNKNOWN`."""
        return self._codes.get(word, UNKNOWN)

    def texts(self, codes: Int32s) -> list[str]:
        """Return the words of *codes*."""
        words = self._words
        return [words[code] for code in codes.tolist()]

    def all(self) -> Sequence[str]:
        """Return the words in the order of their codes, without the empty one."""
        return self._words[1:]


class Texts:
    """Texts that seldom repeat, as UTF-8 end to end; ``ends[i]`` is where text i ends."""

    def __init__(self) -> None:
        self.bytes = Column(np.dtype(np.uint8))
        self.ends = Column(np.dtype(np.int64))

    def __len__(self) -> int:
        return len(self.ends)

    def extend(self, texts: Sequence[str]) -> None:
        """Append *texts*."""
        encoded = [text.encode() for text in texts]
        lengths = np.array([len(text) for text in encoded], np.int64)
        self.ends.extend(len(self.bytes) + np.cumsum(lengths))
        self.bytes.extend(np.frombuffer(b"".join(encoded), np.uint8))
        make_room((self.bytes, self.ends), int(lengths.sum()) + lengths.nbytes)

    def frozen(self) -> "TextArrays":
        """Return what there is, read-only."""
        return TextArrays(self.bytes.view(), self.ends.view())  # type: ignore[arg-type]  # made with these types


class TextArrays:
    """Texts as they were at one moment."""

    __slots__ = ("_bytes", "_ends")

    def __init__(self, data: Int8s, ends: Int64s) -> None:
        self._bytes = data
        self._ends = ends

    def __getitem__(self, index: int) -> str:
        start = int(self._ends[index - 1]) if index else 0
        return self._bytes[start : int(self._ends[index])].tobytes().decode()

    def texts(self, indexes: Int32s) -> list[str]:
        """Return the texts at *indexes*."""
        if not len(indexes):
            return []
        ends = self._ends[indexes].tolist()
        starts = np.where(indexes > 0, self._ends[np.maximum(indexes - 1, 0)], 0).tolist()
        data = self._bytes.data
        return [str(data[start:end], "utf-8") for start, end in zip(starts, ends, strict=True)]
