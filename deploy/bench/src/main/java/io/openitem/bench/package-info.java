/** The benchmark: measures this checkout's stack on this machine, and what the machine itself can do. */
@NullMarked
package io.openitem.bench;

import org.jspecify.annotations.NullMarked;
