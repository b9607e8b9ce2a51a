package io.openitem.testing.stack;

import io.openitem.local.DatabaseServer;

/** One way to have the parts of a stack. */
sealed interface Backend permits EmbeddedBackend, ContainerBackend {
    /** Starts a part that does not run yet and waits until it serves. */
    void start(Part part);

    /** Ends a part as a crash would; {@link #start} brings it back with its data. */
    void kill(Part part);

    /** Valid once {@link Part#POSTGRES} was started. */
    DatabaseServer database();

    /** Valid once {@link Part#KAFKA} was started. */
    String bootstrapServers();
}
