package io.openitem.payment.api;

import io.openitem.contracts.PaymentId;
import io.openitem.kit.problem.Problem;
import io.openitem.payment.app.StatementHandler.Result;
import io.openitem.payment.ingest.BankTransaction;

/** One line of the answer to a bank statement: what became of one movement. */
final class StatementLine {

    private StatementLine() {}

    static String json(BankTransaction movement, Result result) {
        return switch (result) {
            case Result.Received received -> done(movement, "payment", received.payment(), received.isNew());
            case Result.Reversed reversed -> done(movement, "reversal", reversed.payment(), reversed.isNew());
            case Result.Noted noted -> head(movement) + ",\"status\":200,\"outcome\":\"" + noted.outcome() + "\"}\n";
            case Result.Unreadable unreadable ->
                failed(movement, CashProblemTypes.MOVEMENT_UNREADABLE.because(unreadable.flaw()));
            case Result.Refused refused -> failed(movement, PaymentProblems.of(refused.why()));
        };
    }

    static String failed(BankTransaction movement, Problem problem) {
        return head(movement) + ",\"status\":" + problem.status() + ",\"problem\":" + problem.json() + "}\n";
    }

    private static String done(BankTransaction movement, String outcome, PaymentId payment, boolean isNew) {
        return head(movement) + ",\"status\":" + (isNew ? 201 : 200) + ",\"outcome\":\"" + outcome + "\",\"id\":\""
                + payment + "\"}\n";
    }

    private static String head(BankTransaction movement) {
        return "{\"statement\":" + quoted(movement.statement().id()) + ",\"entry\":" + movement.entry()
                + (movement.detail() == 0 ? "" : ",\"detail\":" + movement.detail());
    }

    /** The bank's text, of which anything may be. */
    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\' || c < 0x20) {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
