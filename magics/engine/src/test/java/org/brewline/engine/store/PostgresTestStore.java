package org.brewline.engine.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The store of one test on {@link PostgresTestServer}, made when it is first asked for. */
public final class PostgresTestStore {
    private @Nullable StoreAddress made;

    /** Its address, with the content in the folder. */
    public synchronized StoreAddress in(Path folder) {
        StoreAddress address = made == null ? PostgresTestServer.store(folder) : made;
        made = address;
        return address;
    }
}
