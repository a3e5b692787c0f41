package org.brewline.notebook.picture;

import java.util.Map;

/** Something plotted: as a picture that shows everywhere, and as Vega-Lite where a frontend draws that. */
interface Chart {
    /** The whole as a card. */
    Svg svg();

    /**
     * The same as a view of Vega-Lite, to hover over and to zoom, without the parts that belong to a whole document.
     *
     * @param id tells what a view names from the names of other views
     */
    Map<String, Object> vegaLite(String id);
}
