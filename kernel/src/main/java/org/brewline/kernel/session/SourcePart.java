package org.brewline.kernel.session;

/**
 * A piece of what the user wrote: one declaration, import or statement.
 *
 * @param count the execution count of its cell
 * @param cell the whole cell, with the line of a magic
 * @param text the piece itself
 */
public record SourcePart(int count, String cell, String text) {}
