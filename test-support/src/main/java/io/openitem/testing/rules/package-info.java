/** Rules about where a line of code may live, checked on the classes and the sources of a module. */
@NullMarked
package io.openitem.testing.rules;

import org.jspecify.annotations.NullMarked;
