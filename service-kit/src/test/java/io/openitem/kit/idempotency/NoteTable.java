package io.openitem.kit.idempotency;

import io.openitem.testing.stack.TestStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks past row-level security, to assert what is really there. */
final class NoteTable {

    private NoteTable() {}

    static long notes(String text) {
        return count("select count(*) from invoice.note where text = ?", text);
    }

    static long answers(String key) {
        return count("select count(*) from invoice.idempotent_answer where key = ?", key);
    }

    static void age(String key, String interval) {
        count(
                "with aged as (update invoice.idempotent_answer set answered_at = now() - interval '" + interval
                        + "' where key = ? returning 1) select count(*) from aged",
                key);
    }

    private static long count(String sql, String parameter) {
        try (Connection connection = TestStack.shared().postgres().asSuperuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
