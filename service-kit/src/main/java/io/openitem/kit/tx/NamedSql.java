package io.openitem.kit.tx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A statement with {@code :named} parameters as the database takes it, with {@code $1}, {@code $2} and so on. A name
 * that occurs twice is one parameter. Colons in casts, texts, quoted names and comments are left alone.
 *
 * @param text with numbered parameters
 * @param positions of the names, from 0
 */
record NamedSql(String text, Map<String, Integer> positions) {

    /** Statements are constants of the code; the few that are put together at run time must not fill the memory. */
    private static final int KEPT = 1_000;

    private static final Map<String, NamedSql> PARSED = new ConcurrentHashMap<>();

    static NamedSql of(String sql) {
        NamedSql known = PARSED.get(sql);
        if (known != null) {
            return known;
        }
        NamedSql parsed = parse(sql);
        if (PARSED.size() < KEPT) {
            PARSED.put(sql, parsed);
        }
        return parsed;
    }

    private static NamedSql parse(String sql) {
        StringBuilder text = new StringBuilder(sql.length());
        Map<String, Integer> positions = new LinkedHashMap<>();
        int at = 0;
        while (at < sql.length()) {
            int next = end(sql, at);
            if (sql.charAt(at) == ':' && next > at + 1 && sql.charAt(at + 1) != ':') {
                String name = sql.substring(at + 1, next);
                Integer position = positions.computeIfAbsent(name, fresh -> positions.size());
                text.append('$').append(position + 1);
            } else {
                text.append(sql, at, next);
            }
            at = next;
        }
        return new NamedSql(text.toString(), Map.copyOf(positions));
    }

    /** Where the piece ends that begins here: a parameter, a text, a quoted name, a comment, a cast or one character. */
    private static int end(String sql, int at) {
        char first = sql.charAt(at);
        if (first == '\'' || first == '"') {
            return after(sql, sql.indexOf(first, at + 1), 1);
        }
        if (sql.startsWith("--", at)) {
            return after(sql, sql.indexOf('\n', at), 1);
        }
        if (sql.startsWith("/*", at)) {
            return after(sql, sql.indexOf("*/", at), 2);
        }
        if (sql.startsWith("::", at)) {
            return at + 2;
        }
        int end = at + 1;
        if (first == ':' && end < sql.length() && Character.isJavaIdentifierStart(sql.charAt(end))) {
            while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static int after(String sql, int found, int length) {
        return found < 0 ? sql.length() : found + length;
    }
}
