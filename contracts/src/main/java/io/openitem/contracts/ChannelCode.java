package io.openitem.contracts;

import java.util.regex.Pattern;

/**
 * A way by which a step reaches the debtor or the collector, from an open, configured set, such as {@code email}.
 *
 * @param value matches {@code [a-z0-9][a-z0-9-]{0,31}}
 */
public record ChannelCode(String value) implements Code {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    public ChannelCode {
        Code.check(FORM, value, "channel");
    }

    @Override
    public String toString() {
        return value;
    }
}
