package io.openitem.payment.ingest;

/** The file is no bank statement that can be read; the message is for the caller and does not quote the file. */
public final class UnreadableStatement extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableStatement(String message) {
        super(message);
    }
}
