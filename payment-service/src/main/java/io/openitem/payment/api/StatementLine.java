package io.openitem.payment.api;

import io.openitem.contracts.PaymentId;
import io.openitem.kit.problem.Problem;
import io.openitem.payment.app.StatementHandler.Result;
import io.openitem.payment.ingest.BankTransaction;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** One line of the answer to a bank statement: what became of one movement. */
@Schema(
        description = "What became of one movement of a statement.",
        type = SchemaType.OBJECT,
        requiredProperties = {"statement", "entry", "status"},
        properties = {
            @SchemaProperty(name = "statement", type = SchemaType.STRING, description = "The bank's id of it."),
            @SchemaProperty(
                    name = "entry",
                    type = SchemaType.INTEGER,
                    format = "int32",
                    description = "Counted from 1 within the file."),
            @SchemaProperty(
                    name = "detail",
                    type = SchemaType.INTEGER,
                    format = "int32",
                    description = "Counted from 1 within a batch booking; only there."),
            @SchemaProperty(
                    name = "status",
                    type = SchemaType.INTEGER,
                    format = "int32",
                    description = "201 taken in; 200 known already, or noted; else the status of the problem."),
            @SchemaProperty(
                    name = "outcome",
                    type = SchemaType.STRING,
                    description = "payment, reversal, or why nothing follows from it."),
            @SchemaProperty(name = "id", type = SchemaType.STRING, description = "Of the payment."),
            @SchemaProperty(name = "problem", ref = "Problem")
        })
final class StatementLine {

    private StatementLine() {}

    static String json(BankTransaction movement, Result result) {
        return switch (result) {
            case Result.Received received -> done(movement, "payment", received.payment(), received.isNew());
            case Result.Reversed reversed -> done(movement, "reversal", reversed.payment(), reversed.isNew());
            case Result.Noted noted -> head(movement) + ",\"status\":200,\"outcome\":\"" + noted.outcome() + "\"}\n";
            case Result.Unmatched unmatched -> failed(movement, unmatched(unmatched.candidates()));
            case Result.Unreadable unreadable ->
                failed(movement, CashProblemTypes.MOVEMENT_UNREADABLE.because(unreadable.flaw()));
            case Result.Refused refused -> failed(movement, PaymentProblems.of(refused.why()));
        };
    }

    static String failed(BankTransaction movement, Problem problem) {
        return head(movement) + ",\"status\":" + problem.status() + ",\"problem\":" + problem.json() + "}\n";
    }

    private static Problem unmatched(List<PaymentId> candidates) {
        List<String> ids = candidates.stream().map(PaymentId::toString).toList();
        return CashProblemTypes.RETURNED_MONEY_UNCLEAR
                .because(
                        ids.isEmpty()
                                ? "No payment fits that is not taken back."
                                : "It may be " + String.join(" or ", ids) + ".")
                .with("candidateIds", ids);
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
