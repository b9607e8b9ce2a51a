/** Many at once: a stream of JSON lines, taken in by batches and answered line by line. */
@NullMarked
package io.openitem.kit.bulk;

import org.jspecify.annotations.NullMarked;
