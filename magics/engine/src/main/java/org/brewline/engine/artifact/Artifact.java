package org.brewline.engine.artifact;

/**
 * The facts of one stored artifact.
 *
 * @param name the output's name in its step: {@code output} for a step's only value, else the record component's name
 *     or the path given to {@code Outputs}
 * @param type the value's Java type as source text, e.g. {@code Model<SvcModel>}
 * @param handler the ID of the handler that wrote it and can read it
 * @param content digest of the file's bytes, or of the folder's manifest
 * @param size bytes in all
 * @param mediaType e.g. {@code text/csv}
 * @param extension with its dot, e.g. {@code .csv}; empty for a folder
 * @param folder whether the content is a folder
 * @param preview made when it was stored, so that showing a run reads nothing else
 */
public record Artifact(
        String name,
        Kind kind,
        String type,
        String handler,
        Digest content,
        long size,
        String mediaType,
        String extension,
        boolean folder,
        Preview preview) {}
