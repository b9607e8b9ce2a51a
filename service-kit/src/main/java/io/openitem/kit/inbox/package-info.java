/** Facts entering a service, each taken in exactly once. */
@NullMarked
package io.openitem.kit.inbox;

import org.jspecify.annotations.NullMarked;
