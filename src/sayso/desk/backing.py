"""An answer to a question goes in; who carries it, and on whose word, comes out."""

from sayso.compare import Backing, Voice
from sayso.model.uid import reference
from sayso.store.comparing import Answer


def backing_of(answer: Answer) -> Backing:
    """The answer as counting origins sees it."""
    return Backing(
        article=answer.article,
        outlet=answer.outlet,
        chain=tuple(
            Voice(told.uid, told.name, told.kind, told.local, told.suggested, told.unsure) for told in answer.chain
        ),
        copy_of=answer.copy_of,
        credit=answer.credit,
        copied_outlet=answer.copied_outlet,
        loose=bool(answer.chain) and answer.chain[-1].loose,
        byline=answer.byline,
        digest_of=answer.digest_of,
        claim=reference("claim", answer.claim_id),
        quote=answer.quote,
    )
