/** What the OpenAPI document of every service has in common, completed while the service is built. */
@NullMarked
package io.openitem.kit.openapi;

import org.jspecify.annotations.NullMarked;
