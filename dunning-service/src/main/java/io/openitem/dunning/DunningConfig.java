package io.openitem.dunning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What someone will tune in collections. */
@ConfigMapping(prefix = "openitem.dunning")
public interface DunningConfig {

    Sending sending();

    /** How messages go out. */
    interface Sending {

        /** Messages that are checked and sent together: the send-check is asked once for all of them. */
        @WithDefault("20")
        int batch();

        /** Messages of one run; what is left goes with the next, so that a mistake is seen before all have gone. */
        @WithDefault("5000")
        int perRun();

        /** How long the other services may take to answer; without their answer nothing is sent. */
        @WithDefault("10s")
        Duration checkTimeout();

        /** How long the mail server may take for one message. */
        @WithDefault("20s")
        Duration smtpTimeout();

        /** How long a sender is believed to be alive; longer than the two above together. */
        @WithDefault("45s")
        Duration lease();

        /** Who the messages are from. */
        @WithDefault("receivables@openitem.example")
        String from();
    }

    Worklist worklist();

    /** Bounds of lists that people work through. */
    interface Worklist {

        /** Customers on one worklist or in one preview: more than a collector works through in a day. */
        @WithDefault("200")
        int most();
    }
}
