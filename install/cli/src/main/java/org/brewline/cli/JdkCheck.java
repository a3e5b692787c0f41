package org.brewline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Is it a JDK that can run the kernel, and the one that was meant? */
final class JdkCheck {
    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");
    private static final String GET_ONE = "install one: apt-get install openjdk-17-jdk-headless, dnf install"
            + " java-17-openjdk-devel, brew install openjdk, or conda install openjdk";

    private final Map<String, String> environment;

    JdkCheck(Map<String, String> environment) {
        this.environment = environment;
    }

    List<Finding> look() {
        var found = new ArrayList<Finding>();
        int version = Runtime.version().feature();
        String home = System.getProperty("java.home");
        if (version < OLDEST) {
            found.add(Finding.broken("JDK", "%s is version %d; 17 is the oldest".formatted(home, version), GET_ONE));
        } else if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
            found.add(Finding.broken("JDK", home + " has no compiler: it is a runtime, not a JDK", GET_ONE));
        } else {
            found.add(Finding.fine("JDK", "%s, version %s".formatted(home, Runtime.version())));
        }
        for (String name : List.of("BREWLINE_JDK", "JAVA_HOME")) {
            named(name, environment.getOrDefault(name, ""), found);
        }
        return found;
    }

    private static void named(String name, String home, List<Finding> found) {
        if (home.isEmpty()) {
            return;
        }
        int version = version(Path.of(home));
        String cure = "let it name a JDK of version 17 or newer, or unset it";
        if (version == 0) {
            found.add(Finding.broken(name, "\"%s\" is no JDK; another one was taken".formatted(home), cure));
        } else if (version < OLDEST) {
            found.add(
                    Finding.broken(name, "\"%s\" is version %d; another one was taken".formatted(home, version), cure));
        }
    }

    /** The feature version of the JDK in a folder; 0 if it is none. */
    static int version(Path home) {
        try {
            boolean compiles = Files.exists(home.resolve("bin/javac")) || Files.exists(home.resolve("bin/javac.exe"));
            Matcher version = VERSION.matcher(compiles ? Files.readString(home.resolve("release")) : "");
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
