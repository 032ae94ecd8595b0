"""Errors: what went wrong, where, and what to do next."""


class SaysoError(Exception):
    """A failure that a person can act on.

    Args:
        what: one sentence without the full stop that names the thing and its value.
        hint: the next step, in the imperative, or empty.
        choices: what there is to choose from, a line each; shown below the sentence.
    """

    def __init__(self, what: str, hint: str = "", choices: tuple[str, ...] = ()) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.choices = choices

    def __str__(self) -> str:
        return f"{self.what}; {self.hint}" if self.hint else self.what


class InputError(SaysoError):
    """A file, value or text that cannot be taken as it is."""


class NotFoundError(SaysoError):
    """A reference that names nothing."""


class ConflictError(SaysoError):
    """A change that contradicts what is stored."""


class StorageError(SaysoError):
    """The database or the disk refused."""


class StaleSchemaError(StorageError):
    """The database's schema is older or newer than this sayso."""


class ConfigError(SaysoError):
    """A setting that cannot be used."""


class WorkerError(SaysoError):
    """A process that was to do a part of the work has ended before it was done."""
