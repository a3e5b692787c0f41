package org.brewline.engine.store.s3;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brewline.engine.store.Bucket;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Opens {@code s3://bucket} and {@code s3://bucket/folder} with what S3's own tools are told too: {@code AWS_REGION},
 * {@code AWS_ENDPOINT_URL} for servers that speak as S3 does, {@code AWS_ACCESS_KEY_ID} and so on, {@code ~/.aws}.
 */
public final class S3Opener implements Bucket.Opener {
    private static final Pattern ADDRESS = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,62})((?:/[^/?#]+)*)/?");

    @Override
    public boolean opens(String address) {
        return address.startsWith("s3://");
    }

    @Override
    public Bucket open(String address, Map<String, String> environment) throws IOException {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            throw new IOException(
                    "\"%s\" is no address of a bucket; write s3://bucket or s3://bucket/folder, the bucket in"
                                    .formatted(address)
                            + " small letters");
        }
        String bucket = matcher.group(1);
        String folder = matcher.group(2).isEmpty() ? "" : matcher.group(2).substring(1) + "/";
        String endpoint =
                environment.getOrDefault("AWS_ENDPOINT_URL_S3", environment.getOrDefault("AWS_ENDPOINT_URL", ""));
        var told = new Told(bucket, endpoint.isEmpty() ? "S3" : endpoint);
        try {
            var made = new S3Bucket(client(endpoint, environment), told, bucket, folder);
            made.check();
            return made;
        } catch (SdkException e) {
            throw told.of(e);
        } catch (IllegalArgumentException e) {
            throw new IOException("AWS_ENDPOINT_URL is no address: \"%s\"".formatted(endpoint), e);
        }
    }

    private static S3Client client(String endpoint, Map<String, String> environment) {
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                // Content is checked by its own name; not every server knows S3's newer checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (!endpoint.isEmpty()) {
            builder.endpointOverride(URI.create(endpoint)).forcePathStyle(true);
        }
        String region = environment.getOrDefault("AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", ""));
        if (!region.isEmpty()) {
            builder.region(Region.of(region));
        } else if (!endpoint.isEmpty()) {
            builder.region(Region.US_EAST_1);
        }
        String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        if (!id.isEmpty()
                && !secret.isEmpty()
                && environment.getOrDefault("AWS_SESSION_TOKEN", "").isEmpty()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)));
        }
        return builder.build();
    }
}
