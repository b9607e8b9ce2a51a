package io.openitem.kit.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 over the method, the path with its query, and the body's bytes. */
public final class Fingerprint {

    private final byte[] hash;

    private Fingerprint(byte[] hash) {
        this.hash = hash;
    }

    public static Fingerprint of(String method, String pathAndQuery, byte[] body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            // Neither part can contain a line feed, so no two requests run into each other.
            sha.update((method + "\n" + pathAndQuery + "\n").getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(sha.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** @param hash as {@link #bytes()} gave it */
    static Fingerprint stored(byte[] hash) {
        return new Fingerprint(hash.clone());
    }

    byte[] bytes() {
        return hash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint fingerprint && Arrays.equals(hash, fingerprint.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(hash);
    }
}
