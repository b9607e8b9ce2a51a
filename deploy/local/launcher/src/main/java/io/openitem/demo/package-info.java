/** A demonstration's data: invented companies, and two years of what they bought and paid. Made from a seed alone. */
@NullMarked
package io.openitem.demo;

import org.jspecify.annotations.NullMarked;
