package org.brewline.engine.store;

import org.brewline.engine.artifact.Digest;

/**
 * A file of an artifact that is a folder.
 *
 * @param path relative, with forward slashes
 */
public record FolderFile(String path, long size, Digest content) {}
