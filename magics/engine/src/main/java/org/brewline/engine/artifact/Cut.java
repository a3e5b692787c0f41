package org.brewline.engine.artifact;

/** A text's beginning, never half a character. */
record Cut(String text, boolean cut) {
    static Cut at(int limit, String text) {
        if (text.length() <= limit) {
            return new Cut(text, false);
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return new Cut(text.substring(0, end), true);
    }
}
