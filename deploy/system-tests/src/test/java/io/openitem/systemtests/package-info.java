/** Journeys: what a user, an operator or a fault does to the whole platform, and what must be true afterwards. */
@NullMarked
package io.openitem.systemtests;

import org.jspecify.annotations.NullMarked;
