/** The rules of a service, checked on the door. */
@NullMarked
package io.openitem.gateway.rules;

import org.jspecify.annotations.NullMarked;
