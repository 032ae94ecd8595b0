"""Claims and texts go in; out comes where a claim's words stand, in this version and in a changed one.

- ``pin.pin(text, span)`` makes an ``Anchor``.
- ``quote.find_quote(text, quote)`` gives the spans of what an editor typed; ``quote.look_up`` also says how exactly.
- ``refind.refind(anchor, new_text)`` gives a ``Refound(status, span, reason)`` in a changed text.
"""

from sayso.anchor.pin import pin
from sayso.anchor.quote import Quoted, QuoteLevel, find_quote, look_up
from sayso.anchor.refind import Refound, refind

__all__ = ["QuoteLevel", "Quoted", "Refound", "find_quote", "look_up", "pin", "refind"]
