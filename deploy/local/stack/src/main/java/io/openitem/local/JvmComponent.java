package io.openitem.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A component in a JVM of its own, with the options that a small machine wants and a record of its start. */
public abstract class JvmComponent extends ProcessComponent {
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration WRITING = Duration.ofSeconds(90);
    private static final Duration STOP_AND_WRITING = STOP.plus(WRITING);

    private final StartRecord record;
    private boolean recording;
    private boolean recordingAtExit;

    JvmComponent(Home home, String name, List<Integer> ports, Duration startsWithin, StartRecord record) {
        super(home, name, ports, startsWithin);
        this.record = record;
    }

    /** Of the heap, in megabytes. */
    abstract int maxHeapMegabytes();

    /** Options of its own, class path, main class and arguments. */
    abstract List<String> arguments();

    abstract Map<String, String> environment();

    @Override
    void launch(Progress progress) {
        var command = new ArrayList<>(List.of(
                Programs.java(),
                "-Xmx" + maxHeapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.net.preferIPv4Stack=true"));
        command.addAll(Compilers.options());
        command.addAll(recordOptions());
        command.addAll(arguments());
        process().launch(command, environment());
    }

    private List<String> recordOptions() {
        if (recordingAtExit) {
            return record.optionsToRecordAtExit();
        }
        return recording ? record.optionsToRecord() : record.options();
    }

    @Override
    public void start(Progress progress) {
        try {
            super.start(progress);
        } catch (ComponentFailure e) {
            // Whether the record was to blame is not known; without it a start is slower and nothing else.
            record.forget();
            throw e;
        }
    }

    /**
     * From now on a start of which there is no record can be written down, at the latest when it is stopped. It takes
     * half as long again for it, and the writing as long as a start, so this is for a stack that will be started more
     * than once.
     */
    public void recordStarts() {
        recording = true;
    }

    /**
     * {@link #recordStarts} for a stack that is stopped in order. A JVM that wrote on demand crashes when it links a lambda
     * after it (seen with 25.0.3), as the end of most does; this one writes when all else has ended.
     */
    public void recordStartsAtExit() {
        recordStarts();
        recordingAtExit = recording;
    }

    /** Whether it will write down what its start did when it is stopped. */
    public boolean isRecording() {
        return recording && !record.isKept();
    }

    /** Writes down now what its start did, if that is wanted and not done; it stands still for some seconds meanwhile. */
    public void keepStart() {
        if (isRecording() && process().tell(record.writing(), WRITING)) {
            record.keepNew();
        }
    }

    @Override
    boolean end() {
        if (!recordingAtExit) {
            keepStart();
            return process().stop(Signal.TERM, STOP);
        }
        boolean inOrder = process().stop(Signal.TERM, STOP_AND_WRITING);
        if (inOrder) {
            record.keepNew();
        }
        return inOrder;
    }

    /** Whether its next start can be a quick one. */
    public boolean hasStartRecord() {
        return record.isKept();
    }
}
