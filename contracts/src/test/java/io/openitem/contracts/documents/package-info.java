/** Writes the documents that describe the published language from the records that are it. */
@NullMarked
package io.openitem.contracts.documents;

import org.jspecify.annotations.NullMarked;
