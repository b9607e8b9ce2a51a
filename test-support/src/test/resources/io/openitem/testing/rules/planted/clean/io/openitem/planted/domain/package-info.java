@NullMarked
package io.openitem.planted.domain;

import org.jspecify.annotations.NullMarked;
