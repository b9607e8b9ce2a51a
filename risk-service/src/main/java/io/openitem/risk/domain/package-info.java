/** What a customer's payments say of the customer. */
@NullMarked
package io.openitem.risk.domain;

import org.jspecify.annotations.NullMarked;
