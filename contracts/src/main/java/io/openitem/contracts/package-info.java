/** The published language of Openitem: money, typed ids and the envelope of every fact. JDK only. */
@NullMarked
package io.openitem.contracts;

import org.jspecify.annotations.NullMarked;
