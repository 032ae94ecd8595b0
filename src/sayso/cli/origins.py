"""The origin graphs of questions go to the terminal as trees, or out as JSON or Graphviz DOT."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.tree import Tree

    from sayso.compare.origin_graph import Edge, Node
    from sayso.desk.origins import Traced

HOW = {
    "said": "",
    "credit": "credited",
    "digest": "digested",
    "copy": "copied",
    "repeat": "repeated",
    "own": "on its own word",
}
"""What is said of a claim that is not a source's."""

SHAPES = {"claim": "box", "source": "ellipse"}


def as_trees(found: "Sequence[Traced]") -> None:
    """Print each question with a tree an origin: sources, then the claims that rest on them, with their copies."""
    from rich.console import Group  # noqa: PLC0415 - imports inside commands keep starts light
    from rich.text import Text  # noqa: PLC0415 - see above

    from sayso.cli.output import show  # noqa: PLC0415 - see above

    parts: list[Any] = []
    for one in found:
        parts.append(Text.assemble((one.question, "dim"), " ", (one.text, "bold"), (f"  {one.story}", "dim")))
        parts.append(Text(one.origins.line + _suggested(one), style="italic"))
        parts += [*_trees(one.edges), ""]
    show(Group(*parts), sum(len(one.edges) + 4 for one in found))


def _suggested(one: "Traced") -> str:
    count = one.origins.suggested
    return f" ({count} on suggested sources alone)" if count else ""


def _trees(edges: "Sequence[Edge]") -> "Iterator[Tree]":
    from rich.text import Text  # noqa: PLC0415 - see above
    from rich.tree import Tree  # noqa: PLC0415 - see above

    below: dict[tuple[str, Node], list[Edge]] = {}
    for edge in edges:
        below.setdefault((edge.key, edge.giver), []).append(edge)
    takers = {(edge.key, edge.taker) for edge in edges}
    roots = [at for at in below if at not in takers]
    names = Counter(giver.name for _, giver in roots)

    def grow(tree: "Tree", at: "tuple[str, Node]", seen: "frozenset[Node]") -> "Tree":
        for edge in below.get(at, ()):
            if edge.taker not in seen:
                branch = tree.add(Text(_label(edge)))
                grow(branch, (edge.key, edge.taker), seen | {edge.taker})
        return tree

    for key, giver in roots:
        known = below[key, giver][0].known
        told = f"  (in {_articles(key, edges)})" if names[giver.name] > 1 else ""
        name = giver.name + told + ("" if known else "  (unresolved)")
        yield grow(Tree(Text(name, style="" if known else "yellow")), (key, giver), frozenset({giver}))


def _articles(key: str, edges: "Sequence[Edge]") -> str:
    """The articles that rest on an origin, by outlet: what tells two apart that are called alike."""
    takers = (edge.taker for edge in edges if edge.key == key and edge.taker.kind == "claim")
    return ", ".join(dict.fromkeys(f"{taker.outlet} {taker.article}" for taker in takers))


def _label(edge: "Edge") -> str:
    """A source by its name, a claim by outlet, references and words; with ? where nobody has settled who said it."""
    taker = edge.taker
    mark = " ?" if edge.suggested else ""
    if taker.kind != "claim":
        return taker.name + mark
    how = f"  {HOW[edge.how.value]}" if HOW[edge.how.value] else ""
    return f"{taker.outlet}  {taker.article} {taker.id} “{taker.name}”{how}{mark}"


def as_graphs(found: "Sequence[Traced]") -> list[dict[str, Any]]:
    """Each question as nodes and edges, ready for JSON; an edge names its nodes by ``kind`` and ``id``."""
    graphs = []
    for one in found:
        nodes = dict.fromkeys(node for edge in one.edges for node in (edge.giver, edge.taker))
        graphs.append(
            {
                "question": one.question,
                "text": one.text,
                "story": one.story,
                "line": one.origins.line,
                "outlets": one.origins.outlets,
                "origins": len(one.origins.groups),
                "unresolved": one.origins.unresolved,
                "suggested": one.origins.suggested,
                "nodes": [
                    {
                        "key": _key(node),
                        "kind": node.kind.value,
                        "id": node.id,
                        "name": node.name,
                        "outlet": node.outlet,
                        "article": node.article,
                    }
                    for node in nodes
                ],
                "edges": [
                    {
                        "from": _key(edge.giver),
                        "to": _key(edge.taker),
                        "how": edge.how.value,
                        "suggested": edge.suggested,
                        "origin": edge.origin,
                        "origin_key": edge.key,
                        "known": edge.known,
                    }
                    for edge in one.edges
                ],
            }
        )
    return graphs


def as_dot(found: "Sequence[Traced]") -> str:
    """The graphs in Graphviz's language, a cluster a question; what is only suggested is dashed."""
    out = ["digraph origins {", "  rankdir=LR;", '  node [fontname="Helvetica"];']
    for at, one in enumerate(found):
        out += [f"  subgraph cluster_{at} {{", f"    label={_quoted(f'{one.question} {one.text}')};"]
        nodes = dict.fromkeys(node for edge in one.edges for node in (edge.giver, edge.taker))
        for node in nodes:
            label = f"{node.outlet}\n{node.article} {node.id}\n“{node.name}”" if node.kind == "claim" else node.name
            shape = SHAPES.get(node.kind.value, "diamond")
            out.append(f"    {_quoted(f'{at} {_key(node)}')} [label={_quoted(label)}, shape={shape}];")
        for edge in one.edges:
            ends = f"{_quoted(f'{at} {_key(edge.giver)}')} -> {_quoted(f'{at} {_key(edge.taker)}')}"
            style = ", style=dashed" if edge.suggested else ""
            out.append(f"    {ends} [label={_quoted(edge.how.value)}{style}];")
        out.append("  }")
    return "\n".join([*out, "}", ""])


def _key(node: "Node") -> str:
    return f"{node.kind.value} {node.id}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
