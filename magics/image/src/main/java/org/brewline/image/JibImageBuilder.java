package org.brewline.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.brewline.kubeflow.image.BuiltImage;
import org.brewline.kubeflow.image.ImageBuilder;
import org.brewline.kubeflow.image.ImageRecipe;
import org.brewline.kubeflow.image.ImageTarget;

/** Builds images with Jib: no container engine, no network unless a base or a registry is named. */
public final class JibImageBuilder implements ImageBuilder {
    private final Path cache;

    /** With the user's cache folder. */
    public JibImageBuilder() {
        this(userCache());
    }

    JibImageBuilder(Path cache) {
        this.cache = cache;
    }

    private static Path userCache() {
        String said = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).orElse("");
        Path caches = said.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(said);
        return caches.resolve("brewline").resolve("image");
    }

    @Override
    public BuiltImage build(ImageRecipe recipe, ImageTarget target) throws IOException, InterruptedException {
        Files.createDirectories(cache);
        Path scratch = Files.createTempDirectory(cache, "building");
        try {
            return build(recipe, target, scratch);
        } finally {
            Folders.delete(scratch);
        }
    }

    private BuiltImage build(ImageRecipe recipe, ImageTarget target, Path scratch)
            throws IOException, InterruptedException {
        var layers = new ImageLayers(recipe, scratch);
        var materials = new BillOfMaterials(recipe);
        JibContainerBuilder image = base(recipe);
        if (recipe.base().isEmpty()) {
            var jre = LinkedJre.of(recipe.jdk(), cache);
            var system = new TreeMap<>(SystemFiles.of(jre));
            layers.jre(jre, system).forEach(image::addFileEntriesLayer);
            image.setEnvironment(environment());
            materials.add(jre, system);
        }
        layers.contents().forEach(image::addFileEntriesLayer);
        image.setWorkingDirectory(AbsoluteUnixPath.get(ImageLayers.WORK))
                .setCreationTime(Instant.EPOCH)
                .setFormat(target instanceof ImageTarget.Tar ? ImageFormat.Docker : ImageFormat.OCI);
        for (var library : layers.libraries().values()) {
            materials.addLibrary(library);
        }
        for (var file : recipe.contents().files().entrySet()) {
            materials.addFile(ImageLayers.WORK + "/" + file.getKey(), file.getValue());
        }
        String digest = write(image, recipe, target);
        Files.writeString(target.materials(), materials.text());
        return new BuiltImage(
                recipe.name(), digest, target.materials(), layers.libraries().size());
    }

    private static JibContainerBuilder base(ImageRecipe recipe) {
        if (recipe.base().isEmpty()) {
            // Without the platform that is added to a scratch image by itself: it would be a second one.
            return Jib.fromScratch().setPlatforms(java.util.Set.of(platform()));
        }
        try {
            return Jib.from(authorized(ImageReference.parse(recipe.base().get())));
        } catch (InvalidImageReferenceException e) {
            throw LinkedJre.refused(
                    "the base \"%s\" is no image's name".formatted(recipe.base().get()), "write it as name:tag");
        }
    }

    private static com.google.cloud.tools.jib.api.buildplan.Platform platform() {
        return new com.google.cloud.tools.jib.api.buildplan.Platform(architecture(), "linux");
    }

    private static Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("PATH", ImageLayers.JAVA + "/bin");
        environment.put("JAVA_HOME", ImageLayers.JAVA);
        environment.put("LANG", "C.UTF-8");
        environment.put("SSL_CERT_FILE", "/etc/ssl/certs/ca-certificates.crt");
        return environment;
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> name;
        };
    }

    private String write(JibContainerBuilder image, ImageRecipe recipe, ImageTarget target)
            throws IOException, InterruptedException {
        try {
            Containerizer way = way(ImageReference.parse(recipe.name()), target)
                    .setApplicationLayersCache(cache.resolve("layers"))
                    .setBaseImageLayersCache(cache.resolve("bases"))
                    .setAllowInsecureRegistries(insecure(recipe, target))
                    .setToolName("brewline");
            return image.containerize(way).getDigest().toString();
        } catch (InvalidImageReferenceException e) {
            throw LinkedJre.refused(
                    "\"%s\" is no image's name".formatted(recipe.name()), "write it as registry/name:tag");
        } catch (RegistryException | CacheDirectoryCreationException | ExecutionException e) {
            throw new IOException(reason(e), e);
        }
    }

    private static String reason(Exception failed) {
        Throwable cause =
                failed instanceof ExecutionException && failed.getCause() != null ? failed.getCause() : failed;
        return String.valueOf(cause.getMessage());
    }

    private static Containerizer way(ImageReference name, ImageTarget target) throws FileNotFoundException {
        if (target instanceof ImageTarget.Tar tar) {
            return Containerizer.to(TarImage.at(tar.file()).named(name));
        }
        return Containerizer.to(authorized(name));
    }

    private static RegistryImage authorized(ImageReference name) {
        var credentials = CredentialRetrieverFactory.forImage(name, event -> {});
        return RegistryImage.named(name)
                .addCredentialRetriever(credentials.dockerConfig())
                .addCredentialRetriever(credentials.wellKnownCredentialHelpers());
    }

    /** Plain HTTP will do for a registry on this machine, the base's too. */
    private static boolean insecure(ImageRecipe recipe, ImageTarget target) {
        boolean here = recipe.base()
                .filter(base -> base.startsWith("localhost:") || base.startsWith("127.0.0.1:"))
                .isPresent();
        return here || (target instanceof ImageTarget.Registry registry && registry.insecure());
    }
}
