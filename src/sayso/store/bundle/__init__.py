"""The whole database as files: written, checked and read back."""

from sayso.store.bundle.check import Checked, check
from sayso.store.bundle.read import Taken, read
from sayso.store.bundle.write import Written, write

__all__ = ["Checked", "Taken", "Written", "check", "read", "write"]
