"""The corpus that sayso ships: plainly invented practice articles and two digests."""

from pathlib import Path

import sayso
from sayso.model.errors import StorageError


def seeds_folder() -> Path:
    """Where the seed corpus is: inside an installed package, else at the top of the checkout.

    Raises:
        StorageError: if this installation has none.
    """
    package = Path(sayso.__file__).parent
    for folder in (package / "_seeds", package.parents[1] / "seeds"):
        if (folder / "manifest.toml").is_file():
            return folder
    raise StorageError("this installation has no seed corpus", "install sayso again")
