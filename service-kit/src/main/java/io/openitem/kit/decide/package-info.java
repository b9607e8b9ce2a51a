/** The shape of a decision and the fold over many of them: pure, and the only part of the kit a domain may use. */
@NullMarked
package io.openitem.kit.decide;

import org.jspecify.annotations.NullMarked;
