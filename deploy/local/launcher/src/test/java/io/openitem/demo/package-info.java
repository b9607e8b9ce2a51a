/** Tests. */
@NullMarked
package io.openitem.demo;

import org.jspecify.annotations.NullMarked;
