package org.brewline.kubeflow.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;

/**
 * A folder that a run left: a folder for each task, with its artifacts and the step runner's summary. Kubeflow's local
 * orchestrator names a run's folder after pipeline and time, and has a folder for each iteration of a loop; an object
 * store has a folder for each execution of a task below the task's.
 */
final class ResultFolder {
    static final String SUMMARY = "executor_output.json";

    private static final Pattern LOCAL = Pattern.compile("(.+)-\\d{4}(-\\d\\d){5}-\\d{6}");
    private static final Pattern ITERATION = Pattern.compile(".*-iteration-(\\d+)");
    private static final Pattern EXECUTION = Pattern.compile("\\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path folder;
    private final Path real;

    private ResultFolder(Path folder, Path real) {
        this.folder = folder;
        this.real = real;
    }

    /** The folder of one run; of a folder that holds one run's folder only, that. */
    static ResultFolder of(Path given) {
        try {
            if (!Files.isDirectory(given)) {
                throw refused(given, "there is no folder of that name", "give the folder that the run left");
            }
            List<Path> inside = folders(given);
            List<Path> runs = inside.stream()
                    .filter(f -> LOCAL.matcher(name(f)).matches())
                    .toList();
            if (runs.size() > 1) {
                throw refused(
                        given,
                        "it holds %d runs".formatted(runs.size()),
                        "give the folder of one, such as " + given.resolve(name(runs.get(runs.size() - 1))));
            }
            Path folder = runs.isEmpty() ? given : runs.get(0);
            return new ResultFolder(folder, folder.toRealPath());
        } catch (IOException e) {
            throw refused(given, "it can't be read: " + e, "");
        }
    }

    /** As which pipeline's run the local orchestrator named it; empty if another made it. */
    Optional<String> pipeline() {
        var local = LOCAL.matcher(name(folder));
        return local.matches() ? Optional.of(local.group(1)) : Optional.empty();
    }

    String name() {
        return name(folder);
    }

    /** Sorted by the time of their end. */
    List<ResultTask> tasks() {
        var tasks = new ArrayList<ResultTask>();
        try {
            collect(folder, "", tasks);
        } catch (IOException e) {
            throw refused(folder, "it can't be read: " + e.getMessage(), "");
        }
        if (tasks.isEmpty()) {
            throw refused(
                    folder,
                    "no task of a Kubeflow run has left anything in it",
                    "give the folder with a folder for each task, in which %s is".formatted(SUMMARY));
        }
        tasks.sort(Comparator.comparing(ResultTask::finished).thenComparing(ResultTask::name));
        return tasks;
    }

    private void collect(Path in, String item, List<ResultTask> tasks) throws IOException {
        for (Path each : folders(in)) {
            var iteration = ITERATION.matcher(name(each));
            if (iteration.matches()) {
                collect(each, "[" + iteration.group(1) + "]", tasks);
            } else {
                tasks.add(task(name(each) + item, each));
            }
        }
    }

    private ResultTask task(String name, Path at) throws IOException {
        Path left = execution(at);
        Path summary = left.resolve(SUMMARY);
        List<Instant> times = new ArrayList<>();
        try (Stream<Path> files = Files.walk(left)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                times.add(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                        .toInstant());
            }
        }
        Instant now = Files.getLastModifiedTime(left).toInstant();
        return new ResultTask(
                name,
                left,
                Files.exists(summary) ? Optional.of(json(summary)) : Optional.empty(),
                times.stream().min(Comparator.naturalOrder()).orElse(now),
                times.stream().max(Comparator.naturalOrder()).orElse(now));
    }

    /** The newest execution's folder, where each has one. */
    private static Path execution(Path task) throws IOException {
        List<Path> inside = folders(task);
        boolean each = !Files.exists(task.resolve(SUMMARY))
                && !inside.isEmpty()
                && inside.stream().allMatch(f -> EXECUTION.matcher(name(f)).matches());
        if (!each) {
            return task;
        }
        Path newest = inside.get(0);
        for (Path one : inside) {
            if (Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(newest)) > 0) {
                newest = one;
            }
        }
        return newest;
    }

    private JsonNode json(Path file) throws IOException {
        try {
            JsonNode read = new ObjectMapper().readTree(Files.readAllBytes(inside(file)));
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw refused(
                    file, "it is cut off or damaged: " + e.getOriginalMessage(), "copy the run's folder once more");
        }
        throw refused(file, "it is no JSON object", "copy the run's folder once more");
    }

    /** The path, if it is in the run's folder and no link leads out of it. */
    Path inside(Path path) throws IOException {
        if (!path.toRealPath().startsWith(real)) {
            throw refused(path, "it is a link that leads out of the run's folder", "copy the files, not links");
        }
        return path;
    }

    /** The files below a folder, as relative paths with forward slashes; refuses links. */
    List<String> files(Path below) throws IOException {
        var names = new ArrayList<String>();
        try (Stream<Path> tree = Files.walk(below)) {
            for (Path path : tree.sorted().toList()) {
                inside(path);
                if (Files.isRegularFile(path)) {
                    names.add(below.relativize(path).toString().replace('\\', '/'));
                }
            }
        }
        return names;
    }

    private static List<Path> folders(Path in) throws IOException {
        try (Stream<Path> all = Files.list(in)) {
            return all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString();
    }

    static ProblemsException refused(Path what, String why, String instead) {
        return new ProblemsException(
                "The Kubeflow run was not imported", List.of(new Problem(why, what.toString(), instead)));
    }
}
