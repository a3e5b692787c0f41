package org.brewline.notebook.workbench;

import org.brewline.kernel.source.CellPosition;
import org.brewline.notebook.language.ComponentCell;
import org.brewline.notebook.language.Declaration;

/** A component as it stands in its cell. */
record WrittenComponent(String name, Declaration declaration, ComponentCell cell, CellPosition place) {}
