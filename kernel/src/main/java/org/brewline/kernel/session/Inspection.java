package org.brewline.kernel.session;

/** What is known of a name: as plain text, Markdown and HTML (already escaped). */
public record Inspection(String plain, String markdown, String html) {}
