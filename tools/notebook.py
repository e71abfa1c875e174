"""The notebook in examples/: run from top to bottom, its outputs kept as they are today.

    python -m tools.notebook             writes examples/five-readouts.ipynb
    python -m tools.notebook --check     exits 1 where it is not current

Cells are run in one namespace, in a folder that holds `seeds/`, as a kernel of Jupyter runs them:
what a cell prints, the value of its last line, and figures become its outputs. Jupyter itself would
bring forty packages along. Pictures are compared by there being one, as another font draws other
bytes.
"""

from __future__ import annotations

import ast
import base64
import contextlib
import io
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "examples" / "five-readouts.ipynb"


def run(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with the outputs of a run of today, in the folder where this process stands."""
    names: dict[str, Any] = {"__name__": "__main__"}
    count = 0
    cells = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            count += 1
            outputs = _outputs("".join(cell["source"]), names, count)
            cell = {**cell, "execution_count": count, "outputs": outputs}
        cells.append(cell)
    return {**notebook, "cells": cells}


def here(notebook: dict[str, Any]) -> dict[str, Any]:
    """The same, in a new folder with the seeds."""
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(ROOT / "seeds", Path(name) / "seeds")
        before = Path.cwd()
        os.chdir(name)
        try:
            return run(notebook)
        finally:
            os.chdir(before)


def without_pictures(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with a word in place of each picture."""
    told: dict[str, Any] = json.loads(json.dumps(notebook))
    for cell in told["cells"]:
        for output in cell.get("outputs", ()):
            if "image/png" in output.get("data", {}):
                output["data"]["image/png"] = "a picture"
    return told


def written(notebook: dict[str, Any]) -> str:
    """The file of a notebook."""
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _outputs(source: str, names: dict[str, Any], count: int) -> list[dict[str, Any]]:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    value = None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, f"cell {count}", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), f"cell {count}", "eval"), names)
    outputs: list[dict[str, Any]] = []
    if text := printed.getvalue():
        outputs.append({"name": "stdout", "output_type": "stream", "text": _lines(text)})
    if value is not None:
        outputs.append(
            {"data": _shown(value), "execution_count": count, "metadata": {},
             "output_type": "execute_result"}
        )  # fmt: skip
    for number in pyplot.get_fignums():
        picture = io.BytesIO()
        figure = pyplot.figure(number)
        figure.savefig(picture, format="png", bbox_inches="tight", metadata={"Software": None})
        pyplot.close(figure)
        data = {
            "image/png": base64.b64encode(picture.getvalue()).decode(),
            "text/plain": ["<Figure>"],
        }
        outputs.append({"data": data, "metadata": {}, "output_type": "display_data"})
    return outputs


def _shown(value: Any) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    if html := getattr(value, "_repr_html_", None):
        shown["text/html"] = _lines(html())
    if png := getattr(value, "_repr_png_", None):
        shown["image/png"] = base64.b64encode(png()).decode()
    return {**shown, "text/plain": _lines(repr(value))}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def main() -> None:
    """Write the notebook, or check it."""
    told = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    now = here(told)
    if "--check" in sys.argv[1:]:
        same = without_pictures(now) == without_pictures(told)
        raise SystemExit(0 if same else f"{NOTEBOOK.name} is not current: run tools.notebook")
    NOTEBOOK.write_text(written(now), encoding="utf-8")


if __name__ == "__main__":
    main()
