/** The rules of a service, checked on this one. */
@NullMarked
package io.openitem.analytics.rules;

import org.jspecify.annotations.NullMarked;
