"""Notebooks for the kernel, made of cells and of texts that become code cells."""

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

KERNELSPEC = {"name": "brewline", "display_name": "Java (Brewline)", "language": "java"}


def notebook(*cells):
    made = new_notebook(metadata={"kernelspec": KERNELSPEC})
    made.cells = [cell if not isinstance(cell, str) else new_code_cell(cell) for cell in cells]
    return made


def notebook_file(file, *cells):
    nbformat.write(notebook(*cells), file)
    return file
