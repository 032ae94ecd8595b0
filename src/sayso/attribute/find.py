"""A text becomes its attributions: who is made responsible for which words."""

from sayso.model.attribution import Attribution


def find_attributions(text: str, *, outlet: str = "") -> tuple[Attribution, ...]:
    """Find attributions in ``text``, in order of their content."""
    del text, outlet
    return ()
