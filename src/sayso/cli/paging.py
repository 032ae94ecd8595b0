"""Long output goes in; a reader turns its pages in the program of their choice."""

import os
import subprocess
import sys
from dataclasses import dataclass

from rich.pager import Pager

MISSING = (126, 127)
"""What a shell ends with that cannot start a program."""


@dataclass(frozen=True)
class Program(Pager):
    """A pager that is a command of the shell's, as PAGER names one; without it, all is printed at once."""

    command: str

    def show(self, content: str) -> None:
        """Hand everything to the pager and wait until the reader leaves it."""
        os.environ.setdefault("LESS", "-FRX")
        with subprocess.Popen(  # noqa: S602 - a pager is a shell command that its user chose
            self.command, shell=True, stdin=subprocess.PIPE
        ) as running:
            try:
                running.communicate(content.encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
            except BrokenPipeError:
                # The reader has seen enough.
                running.wait()
            except KeyboardInterrupt:
                # Theirs to stop: a pager takes Ctrl-C for itself.
                running.wait()
        if running.returncode in MISSING:
            from sayso.cli.diagnostics import say  # noqa: PLC0415 - wanted only where it fails

            sys.stdout.write(content)
            say(f"sayso: the pager {self.command!r} cannot be started; choose one with `sayso config set pager NAME`")
