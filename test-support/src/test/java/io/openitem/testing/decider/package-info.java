/** The decider specification on a tiny decider and on broken ones. */
@NullMarked
package io.openitem.testing.decider;

import org.jspecify.annotations.NullMarked;
