/** Cursor pages, and versions as entity tags. */
@NullMarked
package io.openitem.kit.paging;

import org.jspecify.annotations.NullMarked;
