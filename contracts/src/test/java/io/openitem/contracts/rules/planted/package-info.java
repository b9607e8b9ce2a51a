/** Facts that break the rules on purpose, to show that the rules notice. */
@NullMarked
package io.openitem.contracts.rules.planted;

import org.jspecify.annotations.NullMarked;
