/** What resources of every service have in common: required fields, versions asked for, one resource as an answer. */
@NullMarked
package io.openitem.kit.rest;

import org.jspecify.annotations.NullMarked;
