@NullMarked
package io.openitem.kit.openapi;

import org.jspecify.annotations.NullMarked;
