package org.brewline.share;

/**
 * What a bundle may be at most; more is taken for an attempt to fill the disk.
 *
 * @param entries files in it
 * @param bytes of all files together, unpacked
 * @param ratio of a file's size to its size in the bundle, asked of those over a megabyte; what Brewline writes stays
 *     below 100
 * @param depth of folders
 */
public record BundleLimits(int entries, long bytes, int ratio, int depth) {
    /** A quarter of a million files, a terabyte. */
    public static final BundleLimits DEFAULT = new BundleLimits(250_000, 1L << 40, 200, 64);
}
