package io.openitem.kit.tx;

import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinyStatelessSessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

/**
 * One open transaction: the session it runs on and the instant it happens at. Passed as an argument to whatever reads
 * or writes; only {@link Transactions} makes one, and nothing may keep it beyond the transaction's end.
 *
 * <p>Statements of one transaction run one after the other: a session cannot serve two at once.
 */
public final class Tx {

    private final Mutiny.StatelessSession session;
    private final Instant now;

    Tx(Mutiny.StatelessSession session, Instant now) {
        this.session = session;
        this.now = now;
    }

    /** The session, for entities that are loaded, decided on and saved. */
    public Mutiny.StatelessSession session() {
        return session;
    }

    /** The instant of this transaction by the one clock, real or simulated: the only time a decision may use. */
    public Instant now() {
        return now;
    }

    /** A native statement with {@code :named} parameters, for set-based reads and writes. */
    public Statement sql(String sql) {
        return new Statement(connection(session), sql);
    }

    /** The connection beneath the session: what goes over it is part of the same transaction. */
    static ReactiveConnection connection(Mutiny.StatelessSession session) {
        return ((MutinyStatelessSessionImpl) session).getReactiveConnection();
    }
}
