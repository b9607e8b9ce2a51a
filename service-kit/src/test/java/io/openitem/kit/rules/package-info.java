@NullMarked
package io.openitem.kit.rules;

import org.jspecify.annotations.NullMarked;
