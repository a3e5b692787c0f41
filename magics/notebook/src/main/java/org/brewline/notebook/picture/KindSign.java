package org.brewline.notebook.picture;

import static org.brewline.notebook.picture.Svg.n;

import org.brewline.engine.artifact.Kind;

/** A kind's sign in a picture: a form of its own for each kind, as colour alone tells nothing to some. */
final class KindSign {
    private KindSign() {}

    /** Around that middle, 8 pixels wide. */
    static void draw(Svg svg, Kind kind, double x, double y, String colour) {
        String at = "M" + n(x) + " " + n(y);
        switch (kind) {
            case MODEL -> svg.path(at + "m0 -5l5 5l-5 5l-5 -5Z", colour, "none", 0);
            case DATA ->
                svg.path(
                        at + "m-4 -4h3.4v3.4h-3.4Zm4.6 0h3.4v3.4h-3.4Zm-4.6 4.6h3.4v3.4h-3.4Zm4.6 0h3.4v3.4h-3.4Z",
                        colour,
                        "none",
                        0);
            case METRIC -> svg.path(at + "m0 -4.5l5 8.5h-10Z", colour, "none", 0);
            case REPORT -> svg.path(at + "m-3.5 -4.5h5l2 2v7h-7Z", "none", colour, 1.4);
            case LOG -> svg.path(at + "m-4 -3h8m-8 3h8m-8 3h5", "none", colour, 1.5);
            case VALUE -> svg.circle(x, y, 3.6, colour);
        }
    }
}
