/** Who calls, in which roles, and for which legal entities. */
@NullMarked
package io.openitem.kit.security;

import org.jspecify.annotations.NullMarked;
