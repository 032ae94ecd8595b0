"""What the intake tests share: reading one document, and the text of its regions."""

from collections.abc import Callable

import pytest

from sayso.intake.read import read
from sayso.model.errors import InputError
from sayso.model.text import Document

ReadOne = Callable[..., Document]
ReadRefusal = Callable[..., InputError]


@pytest.fixture
def read_one() -> ReadOne:
    """Read bytes or text that hold exactly one article."""

    def read_(name: str, data: bytes | str, **options: str) -> Document:
        items = list(read(name, data.encode() if isinstance(data, str) else data, **options))  # type: ignore[arg-type]
        assert len(items) == 1
        assert isinstance(items[0], Document), items[0]
        return items[0]

    return read_


@pytest.fixture
def read_refusal() -> ReadRefusal:
    """Read bytes or text that are refused as a whole."""

    def read_(name: str, data: bytes | str, **options: object) -> InputError:
        items = list(read(name, data.encode() if isinstance(data, str) else data, **options))  # type: ignore[arg-type]
        assert len(items) == 1
        assert isinstance(items[0], InputError), items[0]
        return items[0]

    return read_
