/** Tables and columns of collections. */
@NullMarked
package io.openitem.dunning.store;

import org.jspecify.annotations.NullMarked;
