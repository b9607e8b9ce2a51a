/** Documents that are derived from the code and committed: each is held against the code, or rewritten where asked. */
@NullMarked
package io.openitem.testing.documents;

import org.jspecify.annotations.NullMarked;
