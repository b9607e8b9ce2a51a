/** Access tokens that a service under test verifies as it would those of Keycloak. */
@NullMarked
package io.openitem.testing.tokens;

import org.jspecify.annotations.NullMarked;
