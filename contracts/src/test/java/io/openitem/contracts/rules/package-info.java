/** The rules that every published fact keeps. */
@NullMarked
package io.openitem.contracts.rules;

import org.jspecify.annotations.NullMarked;
