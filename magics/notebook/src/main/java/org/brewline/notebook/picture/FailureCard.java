package org.brewline.notebook.picture;

import org.brewline.engine.store.Failure;

/** Shows why a step failed: the user's exception and where, its causes, the whole trace folded, and how to go on. */
final class FailureCard {
    private static final int MOST_TRACE = 12_000;
    private static final int MOST_MESSAGE = 2_000;
    private static final int MOST_FRAMES = 8;
    private static final int MOST_CAUSES = 6;

    private FailureCard() {}

    static void show(Html page, StepPicture step, Failure failure, String goesOn, boolean withTrace) {
        Look.State look = Look.State.FAILED;
        page.open(
                "div",
                "style",
                "margin:14px 0;padding:12px 16px;border:1px solid " + look.colour + ";border-left:5px solid "
                        + look.colour + ";border-radius:8px;background:" + look.tint);
        page.open("div", "style", "font-weight:600;color:" + look.colour);
        page.text(look.sign + " " + step.name() + " failed");
        if (step.attempts() > 1) {
            page.text(" after " + step.attempts() + " attempts");
        }
        page.close();
        page.open(
                "div",
                "style",
                "margin:6px 0;font-family:" + Look.MONO
                        + ";font-size:12px;white-space:pre-wrap;overflow-wrap:break-word;color:" + Look.INK);
        page.leaf("strong", simple(failure.exception()), "title", failure.exception());
        page.text(failure.message().isEmpty() ? "" : ": " + cut(failure.message(), MOST_MESSAGE));
        page.close();
        for (Failure.Frame frame : failure.frames().stream().limit(MOST_FRAMES).toList()) {
            line(page, "at " + frame.method() + " (" + frame.place() + ")");
        }
        for (String cause : failure.causes().stream().limit(MOST_CAUSES).toList()) {
            line(page, "caused by " + cut(cause, 400));
        }
        if (withTrace && !failure.fullTrace().isBlank()) {
            Parts.fold(page, "The whole stack trace", false);
            Parts.block(page, cut(failure.fullTrace(), MOST_TRACE), 300);
            page.close();
        }
        if (!goesOn.isEmpty()) {
            page.open("div", "style", "margin-top:8px;font-size:12px;color:" + Look.INK);
            page.text("Mend it and go on; finished steps are not executed again: ");
            page.leaf(
                    "code",
                    goesOn,
                    "style",
                    "padding:1px 6px;border-radius:4px;background:" + Look.GROUND + ";color:" + Look.INK
                            + ";font-family:" + Look.MONO + ";font-size:12px");
            page.close();
        }
        page.close();
    }

    private static void line(Html page, String text) {
        page.leaf(
                "div",
                text,
                "style",
                "padding-left:16px;font-family:" + Look.MONO + ";font-size:12px;color:" + Look.INK_SOFT);
    }

    static String simple(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + " …";
    }
}
