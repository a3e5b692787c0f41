package org.brewline.engine.store.s3;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What the client's exceptions mean for a person, and what to do.
 *
 * @param where the server, for people
 */
record Told(String bucket, String where) {
    private static final Set<String> WRONG_KEYS =
            Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidClientTokenId");

    IOException of(SdkException e) {
        String message = e instanceof S3Exception s3 ? of(s3) : ofClient(e);
        return new IOException(message, e);
    }

    static String code(S3Exception e) {
        return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
                ? ""
                : e.awsErrorDetails().errorCode();
    }

    private String of(S3Exception e) {
        String code = code(e);
        if (code.equals("NoSuchBucket")) {
            return "there is no bucket \"%s\" at %s; make it, or correct BREWLINE_OBJECTS".formatted(bucket, where);
        }
        if (WRONG_KEYS.contains(code)) {
            return "%s does not know these credentials (%s); look at AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                    .formatted(where, code);
        }
        if (e.statusCode() == 403) {
            return "the bucket \"%s\" does not let us in (%s); its users need s3:ListBucket, s3:GetObject, s3:PutObject and"
                            .formatted(bucket, code.isEmpty() ? "403" : code)
                    + " s3:DeleteObject";
        }
        if (e.statusCode() == 301 || e.statusCode() == 307) {
            return "the bucket \"%s\" is in another region; set AWS_REGION to it".formatted(bucket);
        }
        return "%s answered %d %s: %s".formatted(where, e.statusCode(), code, e.getMessage());
    }

    private String ofClient(SdkException e) {
        String message = String.valueOf(e.getMessage());
        String small = message.toLowerCase(Locale.ROOT);
        if (small.contains("credentials")) {
            return "there are no credentials for the bucket \"%s\"; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
                            .formatted(bucket)
                    + " write ~/.aws/credentials";
        }
        if (small.contains("region")) {
            return "nothing says in which region the bucket \"%s\" is; set AWS_REGION".formatted(bucket);
        }
        return "%s does not answer (%s); look at AWS_ENDPOINT_URL and the network".formatted(where, message);
    }
}
