"""How well pairs of texts are judged: labelled pairs go in, coverage and F of conflicts and agreements come out.

    python bench/score_judge.py FOLDER

Reads every ``agree_*.jsonl`` in FOLDER: one object a line with ``a``, ``b`` (the texts), ``label`` (``agree`` or
``entailment``, ``conflict`` or ``contradiction``, ``neutral`` or ``neither``) and perhaps ``kind``. Compatible counts
as agreement; compared is the share of pairs with a verdict other than incomparable.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from sayso.desk.judging import TextPair, judge_pair
from sayso.model.verdict import Outcome

LABELS = {"entailment": "agree", "contradiction": "conflict"}
SAID = {Outcome.AGREE: "agree", Outcome.COMPATIBLE: "agree", Outcome.CONFLICT: "conflict"}

Pairs = list[tuple[str, str]]
"""What each pair is labelled, and what was said of it."""


def main() -> None:
    """Print a line for each set and kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    for file in sorted(parser.parse_args().folder.glob("agree_*.jsonl")):
        for kind, pairs in sorted(_judged(file).items()):
            print(f"{file.stem:24} {kind or 'all':7} {_line(pairs)}")


def _judged(file: Path) -> dict[str, Pairs]:
    found: dict[str, Pairs] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        outcome = judge_pair(TextPair(str(row["id"]), row["a"], row["b"])).judgement.verdict.outcome
        label = LABELS.get(row["label"], row["label"])
        found[row.get("kind") or ""].append((label, SAID.get(outcome, "neither")))
    return found


def _line(pairs: Pairs) -> str:
    compared = sum(said != "neither" for _, said in pairs)
    scores = "  ".join(f"{name} {_score(pairs, name)}" for name in ("conflict", "agree"))
    return f"{len(pairs):5} pairs, {100 * compared / len(pairs):5.1f} % compared  {scores}"


def _score(pairs: Pairs, name: str) -> str:
    right = sum(label == said == name for label, said in pairs)
    said, wanted = sum(said == name for _, said in pairs), sum(label == name for label, _ in pairs)
    precision, recall = 100 * right / max(1, said), 100 * right / max(1, wanted)
    both = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"P {precision:5.1f} R {recall:5.1f} F {both:5.1f}"


if __name__ == "__main__":
    main()
