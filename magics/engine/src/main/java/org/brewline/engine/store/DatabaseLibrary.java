package org.brewline.engine.store;

import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The database's native library, which is unpacked and loaded at its first use: most of the time of opening a first
 * store. Who knows that a store will be needed soon loads it before.
 *
 * <pre>{@code
 * new Thread(DatabaseLibrary::load).start();
 * }</pre>
 */
public final class DatabaseLibrary {
    private DatabaseLibrary() {}

    /**
     * Loads it, unless it is there. Leaves no file and no connection.
     *
     * @throws StoreException if this machine has none that fits
     */
    public static void load() {
        try {
            DriverManager.getConnection("jdbc:sqlite::memory:").close();
        } catch (SQLException e) {
            throw new StoreException("the database's library can't be loaded: " + e.getMessage(), e);
        }
    }
}
