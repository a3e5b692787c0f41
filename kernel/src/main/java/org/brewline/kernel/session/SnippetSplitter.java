package org.brewline.kernel.session;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.brewline.kernel.source.OriginSource;

/** Splits Java text into JShell's snippets; each keeps its origins. */
final class SnippetSplitter {
    private SnippetSplitter() {}

    static List<OriginSource> split(SourceCodeAnalysis analysis, OriginSource source) {
        var snippets = new ArrayList<OriginSource>();
        int start = 0;
        String rest = source.text();
        while (!rest.isBlank()) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            if (info.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                break;
            }
            String remaining = info.remaining();
            int length = info.completeness().isComplete() ? rest.length() - remaining.length() : rest.length();
            if (length <= 0) {
                length = rest.length();
            }
            int lead = rest.length() - rest.stripLeading().length();
            OriginSource snippet = source.slice(start + Math.min(lead, length), start + length);
            boolean lacksSemicolon =
                    info.completeness() == SourceCodeAnalysis.Completeness.COMPLETE_WITH_SEMI && remaining.isBlank();
            snippets.add(lacksSemicolon ? snippet.followedBy(";") : snippet);
            start += length;
            rest = rest.substring(length);
        }
        return snippets;
    }
}
