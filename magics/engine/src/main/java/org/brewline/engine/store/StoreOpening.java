package org.brewline.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;

/**
 * The opening of a store: makes what is missing, and says in a sentence what stands in the way.
 *
 * @param tripwire stands before each write
 */
record StoreOpening(StoreAddress address, ArtifactHandlers handlers, Tripwire tripwire) {
    Store open() {
        Path folder = address.folder();
        try {
            Layout.make(folder);
            Optional<SharedContent> shared = address.bucket().map(StoreOpening::content);
            Database database = Database.open(address.dialect(), tripwire);
            try {
                Session session = Session.open(folder, database);
                session.reap(database);
                return new Store(this, database, session, shared);
            } catch (IOException | RuntimeException e) {
                database.close();
                shared.ifPresent(SharedContent::close);
                throw e;
            }
        } catch (IOException e) {
            throw unusable(folder, ArtifactFiles.reason(e));
        } catch (StoreException e) {
            if (e.getCause() == null) {
                throw e;
            }
            String reason = String.valueOf(e.getCause().getMessage());
            throw address.server().isPresent() ? unreachable(address, reason) : unusable(folder, reason);
        }
    }

    private static SharedContent content(BucketAddress bucket) {
        try {
            return new SharedContent(Buckets.open(bucket.text(), bucket.environment()));
        } catch (IOException e) {
            throw new ProblemsException(
                    "the store can't be opened",
                    List.of(new Problem(ArtifactFiles.reason(e), "", "BREWLINE_OBJECTS is " + bucket)));
        }
    }

    private static ProblemsException unreachable(StoreAddress address, String reason) {
        return new ProblemsException(
                "the store can't be opened",
                List.of(new Problem(
                        "%s does not let us in: %s".formatted(address, reason.strip()),
                        "",
                        "look at the server and at the address in BREWLINE_STORE:"
                                + " jdbc:postgresql://host/database?user=…&password=…")));
    }

    private static ProblemsException unusable(Path folder, String reason) {
        return new ProblemsException(
                "the store can't be opened",
                List.of(new Problem(
                        "the folder \"%s\" can't be written: %s".formatted(folder, reason),
                        "",
                        "make it writable, or name another folder in the environment variable BREWLINE_STORE")));
    }
}
