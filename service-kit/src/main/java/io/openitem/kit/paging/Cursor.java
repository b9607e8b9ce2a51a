package io.openitem.kit.paging;

import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A place in an ordered list: the key columns of the last item seen. Opaque to callers, who get and send it as one
 * base64url string; it holds nothing they may not see, and changing it shows them nothing else, because the query's own
 * conditions still apply.
 *
 * @param list names the list and its order, so that a cursor of one list is refused by another
 * @param keys the key columns in the list's order, as text
 */
public record Cursor(String list, List<String> keys) {

    /** Longer than any honest cursor. */
    private static final int MAX_LENGTH = 1024;

    private static final char SEPARATOR = '\u001f';

    public Cursor {
        keys = List.copyOf(keys);
        if (list.isEmpty() || keys.isEmpty() || list.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("A cursor names its list and has keys");
        }
        if (keys.stream().anyMatch(key -> key.indexOf(SEPARATOR) >= 0)) {
            throw new IllegalArgumentException("A key column must not contain a control character");
        }
    }

    /** The cursor of {@code list} at these key columns, each by its {@code toString}. */
    public static Cursor at(String list, Object... keys) {
        List<String> texts = new ArrayList<>();
        for (Object key : keys) {
            texts.add(key.toString());
        }
        return new Cursor(list, texts);
    }

    /** The cursor as it travels. */
    public String encoded() {
        String text = list + SEPARATOR + String.join(String.valueOf(SEPARATOR), keys);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor that a caller sent.
     *
     * @param keyColumns how many key columns the list has
     * @throws ProblemException 400 when it was not made for this list
     */
    public static Cursor decode(String list, int keyColumns, String encoded) {
        if (encoded.length() > MAX_LENGTH) {
            throw invalid();
        }
        List<String> parts = split(text(encoded));
        if (parts.size() != keyColumns + 1 || !parts.get(0).equals(list)) {
            throw invalid();
        }
        return new Cursor(list, parts.subList(1, parts.size()));
    }

    public String text(int key) {
        return keys.get(key);
    }

    public long number(int key) {
        return read(key, Long::parseLong);
    }

    public UUID uuid(int key) {
        return read(key, UUID::fromString);
    }

    public LocalDate date(int key) {
        return read(key, LocalDate::parse);
    }

    public Instant instant(int key) {
        return read(key, Instant::parse);
    }

    private <T> T read(int key, Function<String, T> reading) {
        try {
            return reading.apply(keys.get(key));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid();
        }
    }

    private static String text(String encoded) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(encoded);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw invalid();
        }
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static ProblemException invalid() {
        return new ProblemException(ProblemTypes.INVALID_CURSOR.because("`after` is not a cursor of this list."));
    }
}
