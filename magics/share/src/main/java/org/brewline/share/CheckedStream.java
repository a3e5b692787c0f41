package org.brewline.share;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.brewline.engine.config.ProblemsException;

/** Hashes what is read, gives no byte more than was said, and refuses at the end what is not as it should be. */
final class CheckedStream extends FilterInputStream {
    private final BundleIndex.File listed;
    private final Supplier<ProblemsException> altered;
    private final MessageDigest hash = Hashes.sha256();
    private long count;
    private boolean ended;

    CheckedStream(InputStream in, BundleIndex.File listed, Supplier<ProblemsException> altered) {
        super(in);
        this.listed = listed;
        this.altered = altered;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        if (n < 0) {
            end();
            return n;
        }
        count += n;
        if (count > listed.size()) {
            throw altered.get();
        }
        hash.update(bytes, offset, n);
        return n;
    }

    private void end() {
        if (!ended) {
            ended = true;
            if (count != listed.size() || !Hashes.hex(hash).equals(listed.sha256())) {
                throw altered.get();
            }
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long n) {
        return 0;
    }
}
