package org.brewline.engine.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML (and so JSON) as nodes that know their line. Makes no objects, so no tag in a config can. */
final class YamlReader {
    /** Characters; a config is written by hand. */
    static final int LONGEST = 4_000_000;

    /** Nodes after every alias is replaced by what it stands for. */
    private static final long MOST_NODES = 200_000;

    private static final int DEEPEST = 50;
    private static final Pattern INDENT = Pattern.compile("(?m)^[\\t ]+");

    private final String placeName;
    private final int firstLine;
    private final ProblemList problems;
    private final IdentityHashMap<Node, Long> sizes = new IdentityHashMap<>();
    private final IdentityHashMap<Node, YamlNode> converted = new IdentityHashMap<>();

    private YamlReader(String placeName, int firstLine, ProblemList problems) {
        this.placeName = placeName;
        this.firstLine = firstLine;
        this.problems = problems;
    }

    /** The document, or empty if it has nothing or can't be used; then the problems say why. */
    static Optional<YamlNode> read(String text, String placeName, int firstLine, ProblemList problems) {
        return new YamlReader(placeName, firstLine, problems).read(text);
    }

    private Optional<YamlNode> read(String text) {
        if (text.length() > LONGEST) {
            problems.add(
                    "a config of %,d characters".formatted(text.length()),
                    placeName,
                    "a config has at most %,d; give big data to a step as a Path".formatted(LONGEST));
            return Optional.empty();
        }
        try {
            Node root = new Yaml(new SafeConstructor(options())).compose(new StringReader(withoutJsonTabs(text)));
            return root == null ? Optional.empty() : Optional.of(convert(root));
        } catch (MarkedYAMLException e) {
            problems.add(
                    "not YAML: " + e.getProblem(), place(e.getProblemMark()), cure(String.valueOf(e.getProblem())));
        } catch (Unusable e) {
            problems.add(e.what, e.where, e.instead);
        } catch (YAMLException e) {
            problems.add("not YAML: " + firstLineOf(e), placeName, cure(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(1_000);
        options.setTagInspector(tag -> true); // nothing is made of them here; they are refused with their line
        return options;
    }

    /** JSON may be indented with tabs, YAML may not. */
    private static String withoutJsonTabs(String text) {
        return text.stripLeading().startsWith("{")
                ? INDENT.matcher(text).replaceAll(m -> " ".repeat(m.end() - m.start()))
                : text;
    }

    private YamlNode convert(Node node) {
        measure(node);
        return converted(node);
    }

    /** The number of nodes with aliases replaced; refuses what contains itself or explodes. */
    private long measure(Node node) {
        Long known = sizes.get(node);
        if (known != null) {
            if (known == 0) {
                throw new Unusable(
                        "an alias that stands for what it is part of",
                        place(node.getStartMark()),
                        "write the values out");
            }
            return known;
        }
        sizes.put(node, 0L);
        long size = 1;
        for (Node child : children(node)) {
            size += measure(child);
            if (size > MOST_NODES) {
                throw new Unusable(
                        "aliases that stand for more than %,d values".formatted(MOST_NODES),
                        place(node.getStartMark()),
                        "write the values out, or give big data to a step as a Path");
            }
        }
        sizes.put(node, size);
        return size;
    }

    private static List<Node> children(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        var children = new ArrayList<Node>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                children.add(tuple.getKeyNode());
                children.add(tuple.getValueNode());
            }
        }
        return children;
    }

    private YamlNode converted(Node node) {
        YamlNode known = converted.get(node);
        if (known != null) {
            return known;
        }
        checkTag(node);
        YamlNode made;
        if (node instanceof ScalarNode scalar) {
            made = new YamlNode.Scalar(
                    scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN, place(node.getStartMark()));
        } else if (node instanceof SequenceNode sequence) {
            made = new YamlNode.Sequence(
                    sequence.getValue().stream().map(this::converted).toList(), place(node.getStartMark()));
        } else {
            made = mapping((MappingNode) node);
        }
        converted.put(node, made);
        return made;
    }

    private void checkTag(Node node) {
        String tag = node.getTag().getValue();
        if (!tag.startsWith("tag:yaml.org,2002:") || tag.contains("java") || tag.contains("python")) {
            problems.add(
                    "the tag " + tag, place(node.getStartMark()), "leave it out: the type is known from the component");
        }
    }

    private YamlNode mapping(MappingNode node) {
        var entries = new ArrayList<YamlNode.Entry>();
        var lines = new HashMap<String, String>();
        for (NodeTuple tuple : node.getValue()) {
            String place = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add("a key that is not text", place, "write key: value");
                continue;
            }
            String first = lines.putIfAbsent(key.getValue(), place);
            if (first != null) {
                problems.add(
                        "the key %s for the second time".formatted(YamlText.quoted(key.getValue())),
                        place,
                        "the first is in " + first + "; keep one");
                continue;
            }
            entries.add(new YamlNode.Entry(key.getValue(), converted(tuple.getValueNode()), place));
        }
        return new YamlNode.Mapping(entries, false, place(node.getStartMark()));
    }

    private String place(Mark mark) {
        if (placeName.isEmpty()) {
            return "";
        }
        return firstLine <= 0 || mark == null ? placeName : placeName + ", line " + (firstLine + mark.getLine());
    }

    private static String firstLineOf(YAMLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String cure(String problem) {
        if (problem.contains("TAB") || problem.contains("\\t")) {
            return "indent with blanks, not with tabs";
        }
        if (problem.contains("special characters")) {
            return "write control characters as \"\\u0007\" in double quotes";
        }
        if (problem.contains("Nesting Depth")) {
            return "a config nests at most " + DEEPEST + " deep";
        }
        if (problem.contains("another document")) {
            return "a config is one document: leave out the lines that are only ---";
        }
        return "";
    }

    /** The document can't be used at all. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String what;
        private final String where;
        private final String instead;

        Unusable(String what, String where, String instead) {
            super(what);
            this.what = what;
            this.where = where;
            this.instead = instead;
        }
    }
}
