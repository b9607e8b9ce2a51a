/** What the passing of time does to cases and notices. */
@NullMarked
package io.openitem.dunning.jobs;

import org.jspecify.annotations.NullMarked;
