/** The one door: who comes in, where to, and how often. */
@NullMarked
package io.openitem.gateway;

import org.jspecify.annotations.NullMarked;
