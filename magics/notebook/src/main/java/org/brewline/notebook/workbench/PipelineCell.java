package org.brewline.notebook.workbench;

/**
 * A cell that defines a pipeline.
 *
 * @param text the whole cell
 * @param headStart offset of the pipeline's name
 * @param headEnd offset after the head's line
 * @param bodyStart offset of the body
 * @param count the cell's execution count
 */
public record PipelineCell(String text, int headStart, int headEnd, int bodyStart, int count) {}
