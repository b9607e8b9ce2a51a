/** The door, with real services behind it. */
@NullMarked
package io.openitem.gateway;

import org.jspecify.annotations.NullMarked;
