/** The rules shown to fail where something wrong is planted and to pass where nothing is. */
@NullMarked
package io.openitem.testing.rules;

import org.jspecify.annotations.NullMarked;
