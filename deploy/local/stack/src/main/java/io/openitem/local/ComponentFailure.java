package io.openitem.local;

/** A component could not do what was asked. Its message is meant to be read by the person who started the stack. */
public final class ComponentFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String component;
    private final String what;
    private final String remedy;
    private final String logTail;

    /**
     * @param component its name
     * @param what what went wrong, one sentence
     * @param remedy what to do about it, one sentence
     */
    public ComponentFailure(String component, String what, String remedy) {
        this(component, what, remedy, "");
    }

    /** As above, with the last lines of the component's log, or an empty text. */
    public ComponentFailure(String component, String what, String remedy, String logTail) {
        super(component + ": " + what + " " + remedy + (logTail.isEmpty() ? "" : "\n" + logTail.indent(2)));
        this.component = component;
        this.what = what;
        this.remedy = remedy;
        this.logTail = logTail;
    }

    ComponentFailure causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    public String component() {
        return component;
    }

    public String what() {
        return what;
    }

    public String remedy() {
        return remedy;
    }

    public String logTail() {
        return logTail;
    }
}
