package io.openitem.invoice.ingest;

/** A file that cannot be read as a list of open items. The message is for whoever sent it. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }
}
