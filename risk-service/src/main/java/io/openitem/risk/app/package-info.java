/** Takes in what happened to debtors, scores them and answers questions on scores. */
@NullMarked
package io.openitem.risk.app;

import org.jspecify.annotations.NullMarked;
