package org.brewline.notebook.picture;

/**
 * A report's own HTML in a frame without any rights: no script, no form, no access to the notebook, and nothing fetched
 * from outside. A notebook that is not trusted drops the frame; the source below it stays.
 */
final class Sandbox {
    private static final int MOST = 40_000;
    private static final String RULES =
            "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\""
                    + " content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\">"
                    + "<style>body{font:13px sans-serif;margin:12px;background:#fff;color:#1c2430}</style>";

    private Sandbox() {}

    static void show(Html html, String report, boolean cut) {
        if (!cut && report.length() <= MOST) {
            html.open(
                            "iframe",
                            "sandbox",
                            "",
                            "srcdoc",
                            RULES + report.replace("\r", ""),
                            "title",
                            "The report",
                            "width",
                            "100%",
                            "height",
                            "320",
                            "style",
                            "display:block;margin:6px 0;width:100%;height:320px;border:1px solid " + Look.LINE_SOFT
                                    + ";border-radius:8px;background:" + Look.GROUND)
                    .close();
        }
    }
}
