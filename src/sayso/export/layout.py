"""How a file is laid out, as far as a person may choose: line ends and byte-order mark."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Layout:
    """``newline`` ends each line of CSV and TSV; ``mark`` puts a byte-order mark first, which Excel wants for UTF-8."""

    newline: Literal["\n", "\r\n"] = "\n"
    mark: bool = False


PLAIN = Layout()
"""LF and no byte-order mark."""
