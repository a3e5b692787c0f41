package org.brewline.notebook.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.brewline.engine.query.Expected;
import org.brewline.engine.query.Field;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.Store;
import org.brewline.kernel.session.Completions;

/** What can come next in a query. */
final class QueryCandidates {
    private static final int LOOKED_AT = 200;

    private final Store store;

    QueryCandidates(Store store) {
        this.store = store;
    }

    /**
     * The candidates.
     *
     * @param before the query up to the word that is being written
     * @param word what there is of it; it may begin with signs that are no part of it, as in {@code (fai}
     */
    List<Completions.Item> after(String before, String word) {
        String text = before + (before.isEmpty() ? "" : " ") + word;
        Expected expected = Expected.after(text);
        String begun = text.substring(Math.min(expected.start(), text.length()));
        String lead = word.substring(0, Math.max(0, word.length() - begun.length()));
        return items(expected).stream()
                .filter(item -> item.text().toLowerCase(Locale.ROOT).startsWith(begun.toLowerCase(Locale.ROOT)))
                .map(item -> new Completions.Item(lead + item.text(), item.type(), item.signature()))
                .toList();
    }

    private List<Completions.Item> items(Expected expected) {
        var items = new ArrayList<Completions.Item>();
        for (Expected.Part part : expected.parts()) {
            switch (part) {
                case FIELD, ORDER_FIELD -> fields(items);
                case OPERATOR -> words(items, "=", "!=", "<", "<=", ">", ">=", "in", "contains");
                case VALUE -> expected.field().ifPresent(field -> values(items, field));
                case CONNECTIVE -> words(items, "and", "or", "order by", "limit");
                case DIRECTION -> words(items, "desc", "asc", "limit");
                case NUMBER -> words(items, "10", "20", "100");
            }
        }
        return items;
    }

    private void fields(List<Completions.Item> items) {
        for (Field.Known known : Field.Known.values()) {
            items.add(new Completions.Item(known.word(), "field", known.description()));
        }
        store.queryableNames().forEach(name -> items.add(new Completions.Item(name, "field", "config or metric")));
    }

    private void values(List<Completions.Item> items, Field field) {
        switch (field.type()) {
            case STATE -> words(items, "succeeded", "failed", "running", "cancelled", "interrupted");
            case TIME -> words(items, "today", "yesterday", "1h ago", "2d ago", "1w ago");
            case DURATION -> words(items, "10s", "1m", "1h");
            case FLAG -> words(items, "true", "false");
            default -> {
                if (field.known().filter(Field.Known.PIPELINE::equals).isPresent()) {
                    store.runs(RunQuery.all().limit(LOOKED_AT)).stream()
                            .map(run -> run.shape().name())
                            .distinct()
                            .forEach(name -> items.add(new Completions.Item(quoted(name), "pipeline", "")));
                } else if (field.known().filter(Field.Known.TAG::equals).isPresent()) {
                    store.labels().tags().forEach(tag -> items.add(new Completions.Item(quoted(tag), "tag", "")));
                }
            }
        }
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_.-]+") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static void words(List<Completions.Item> items, String... words) {
        for (String word : words) {
            items.add(new Completions.Item(word, "keyword", ""));
        }
    }
}
