package org.brewline.kernel.output;

/** Lets the beginning of a long text pass and keeps its end, leaving the middle out. */
final class Elision {
    private static final int END = 50_000;

    private final Allowance allowance;
    private final StringBuilder end = new StringBuilder();
    private long leftOut;
    private boolean over;

    Elision(Allowance allowance) {
        this.allowance = allowance;
    }

    /** What of a text may go out now. */
    String take(String text) {
        int granted = over ? 0 : allowance.use(text.length());
        if (granted == text.length()) {
            return text;
        }
        String note = over ? "" : "\n… the output goes on; its middle is left out (%output sets the limit) …\n";
        over = true;
        keep(text.substring(granted));
        return text.substring(0, granted) + note;
    }

    private void keep(String text) {
        end.append(text, Math.max(0, text.length() - END), text.length());
        leftOut += Math.max(0, text.length() - END);
        if (end.length() > 2 * END) {
            int surplus = end.length() - END;
            end.delete(0, surplus);
            leftOut += surplus;
        }
    }

    /** The end that was kept, after a note on what is missing; then everything begins anew. */
    String end() {
        String kept = over ? "… %,d characters left out …\n%s".formatted(leftOut, end) : "";
        over = false;
        leftOut = 0;
        end.setLength(0);
        allowance.renew();
        return kept;
    }
}
