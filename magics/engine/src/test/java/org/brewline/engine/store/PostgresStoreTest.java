package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.brewline.engine.config.ProblemsException;
import org.junit.jupiter.api.Test;

/** The same on PostgreSQL. */
class PostgresStoreTest extends StoreTest {
    private final PostgresTestStore made = new PostgresTestStore();

    @Override
    StoreAddress address() {
        return made.in(folder.resolve(".brewline"));
    }

    @Override
    @Test
    void aStoreThatIsAFileIsOneSentence() throws Exception {
        // A server's store is in no file; that its address is wrong is said in one sentence too.
        assertThatThrownBy(
                        () -> Store.open(StoreAddress.shared("jdbc:postgresql://127.0.0.1:1/none?password=x", folder)))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none?password=… does not let us in")
                .hasMessageContaining("BREWLINE_STORE");
    }
}
