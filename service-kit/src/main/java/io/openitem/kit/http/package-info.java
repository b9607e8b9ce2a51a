/** How the server speaks HTTP. */
@NullMarked
package io.openitem.kit.http;

import org.jspecify.annotations.NullMarked;
