/** What is told of the figures without being asked. */
@NullMarked
package io.openitem.analytics.jobs;

import org.jspecify.annotations.NullMarked;
