/** Credit: how customers pay, and scores with their reasons. */
@NullMarked
package io.openitem.risk;

import org.jspecify.annotations.NullMarked;
