/** How fast facts are taken in. */
@NullMarked
package io.openitem.kit.inbox;

import org.jspecify.annotations.NullMarked;
