/** What dunning decides and why; pure. */
@NullMarked
package io.openitem.dunning.domain;

import org.jspecify.annotations.NullMarked;
