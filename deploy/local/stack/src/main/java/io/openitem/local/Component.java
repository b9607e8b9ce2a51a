package io.openitem.local;

import java.nio.file.Path;
import java.util.List;

/**
 * One part of the stack that runs as a process of its own. It is found again by its saved pid: another process that
 * makes a component with the same home sees and stops what an earlier one started.
 */
public interface Component {
    /** Short lower-case name, the same in messages, in the log's and in the pid's file name. */
    String name();

    /** The ports on loopback that it needs. */
    List<Integer> ports();

    /**
     * Starts it and returns when it serves. Does nothing when it runs already.
     *
     * @throws ComponentFailure when it cannot; nothing is left running then
     */
    void start(Progress progress);

    /** Stops it in order, by force after a while. Does nothing when it does not run. */
    void stop();

    /** Ends it at once and unprepared, as a crash would. Does nothing when it does not run. */
    void kill();

    Health health();

    /** What the process wrote; appended from start to start. */
    Path log();

    Path pidFile();
}
