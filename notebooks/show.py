"""Runs the notebooks on a dataset and writes each as a page to look at, with its pictures:

    python notebooks/show.py DATASET FOLDER
"""

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter

here, folder = Path(__file__).parent, Path(sys.argv[2])
os.environ["BAOSHU_DATASET"] = str(Path(sys.argv[1]).resolve())
folder.mkdir(parents=True, exist_ok=True)
for path in sorted(here.glob("*.ipynb")):
    book = nbformat.read(path, 4)
    NotebookClient(book, timeout=600, extra_arguments=["--log-level=ERROR"], resources={"metadata": {"path": here}}).execute()
    page = folder / (path.stem + ".html")
    page.write_text(HTMLExporter().from_notebook_node(book)[0], encoding="utf-8")
    print(page)
