package org.brewline.notebook.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brewline.engine.artifact.Preview;

/** A folder as a tree to unfold, with the sizes of files and folders. */
final class FolderTree {
    private static final String ROW = "padding:2px 0 2px 18px;font-size:12px;color:" + Look.INK;

    private final Map<String, FolderTree> folders = new TreeMap<>();
    private final Map<String, Long> files = new LinkedHashMap<>();

    private FolderTree() {}

    static void show(Html html, List<Preview.Folder.Entry> entries) {
        var root = new FolderTree();
        entries.forEach(e -> root.add(e.path().split("/", -1), e.size()));
        html.open(
                "div",
                "style",
                "margin:6px 0;padding:6px 12px 6px 0;background:" + Look.GROUND_SOFT + ";border-radius:8px");
        root.children(html);
        html.close();
    }

    private void add(String[] path, long size) {
        FolderTree at = this;
        for (int i = 0; i < path.length - 1; i++) {
            at = at.folders.computeIfAbsent(path[i], p -> new FolderTree());
        }
        at.files.put(path[path.length - 1], size);
    }

    private long size() {
        return files.values().stream().mapToLong(Long::longValue).sum()
                + folders.values().stream().mapToLong(FolderTree::size).sum();
    }

    private void children(Html html) {
        folders.forEach((name, folder) -> {
            html.open("details", "open", "open", "style", "padding-left:14px");
            html.open("summary", "style", "cursor:pointer;font-size:12px;color:" + Look.INK);
            html.text(Html.brief(name, 80) + "/");
            size(html, folder.size());
            html.close();
            folder.children(html);
            html.close();
        });
        files.forEach((name, size) -> {
            html.open("div", "style", ROW);
            html.text(Html.brief(name, 80));
            size(html, size);
            html.close();
        });
    }

    private static void size(Html html, long size) {
        html.leaf("span", Wording.bytes(size), "style", "margin-left:12px;color:" + Look.INK_SOFT);
    }
}
