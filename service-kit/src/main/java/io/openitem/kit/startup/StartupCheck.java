package io.openitem.kit.startup;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Looks at one aspect of the configuration when the service starts. Services add beans of this type for their own. */
public interface StartupCheck {

    /** What is wrong; empty where nothing is. */
    Uni<List<Finding>> findings();
}
