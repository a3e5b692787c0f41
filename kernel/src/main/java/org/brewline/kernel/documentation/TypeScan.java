package org.brewline.kernel.documentation;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the names of public types from the JDK's image, jars and class folders; nothing is loaded. */
final class TypeScan {

    private static final int PUBLIC = 0x0001;
    private static final int SYNTHETIC = 0x1000;

    private final Set<String> names = new TreeSet<>();

    private TypeScan() {}

    static TypeTable jdk() throws IOException {
        TypeScan scan = new TypeScan();
        FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            for (ModuleDescriptor.Exports exported : module.descriptor().exports()) {
                if (!exported.isQualified()) {
                    String folder = exported.source().replace('.', '/');
                    scan.folder(image.getPath("modules", module.descriptor().name(), folder), folder + "/");
                }
            }
        }
        return scan.table();
    }

    /** A jar or a folder of classes; one that is not there has no types. */
    static TypeTable entry(Path entry) throws IOException {
        TypeScan scan = new TypeScan();
        if (Files.isDirectory(entry)) {
            try (Stream<Path> files = Files.walk(entry)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    String name = entry.relativize(file).toString().replace('\\', '/');
                    if (candidate(name)) {
                        scan.take(name, Files.readAllBytes(file));
                    }
                }
            }
        } else if (Files.isRegularFile(entry)) {
            try (ZipFile zip = new ZipFile(entry.toFile())) {
                Enumeration<? extends ZipEntry> entries = zip.entries();
                while (entries.hasMoreElements()) {
                    ZipEntry found = entries.nextElement();
                    if (candidate(found.getName())) {
                        try (InputStream in = zip.getInputStream(found)) {
                            scan.take(found.getName(), in.readAllBytes());
                        }
                    }
                }
            }
        }
        return scan.table();
    }

    private void folder(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = prefix + file.getFileName();
                if (candidate(name)) {
                    take(name, Files.readAllBytes(file));
                }
            }
        }
    }

    /** No nested class, nor module-info, nor another release's version, nor what a library keeps to itself. */
    private static boolean candidate(String name) {
        return name.endsWith(".class")
                && name.indexOf('$') < 0
                && !name.startsWith("META-INF/")
                && !name.endsWith("-info.class")
                && !name.contains("/internal/")
                && !name.contains("/shaded/");
    }

    private void take(String file, byte[] bytes) {
        try {
            int flags = accessFlags(bytes);
            if ((flags & PUBLIC) != 0 && (flags & SYNTHETIC) == 0) {
                names.add(file.substring(0, file.length() - ".class".length()).replace('/', '.'));
            }
        } catch (IOException e) {
            // A broken class file names no type.
        }
    }

    private TypeTable table() {
        return TypeTable.of(names);
    }

    /** The flags stand behind the constant pool, which has to be stepped over. */
    private static int accessFlags(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.skipNBytes(8);
        int constants = in.readUnsignedShort();
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> in.skipNBytes(in.readUnsignedShort());
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> in.skipNBytes(4);
            }
        }
        return in.readUnsignedShort();
    }
}
