/** Collections by HTTP, and what they ask of other services by HTTP. */
@NullMarked
package io.openitem.dunning.api;

import org.jspecify.annotations.NullMarked;
