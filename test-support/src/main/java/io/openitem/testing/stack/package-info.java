/**
 * PostgreSQL, Kafka and the outbox's connector for tests: the real ones, started once for a JVM and shared by its test
 * classes, which therefore assert on ids of their own and never on what else is there.
 */
@NullMarked
package io.openitem.testing.stack;

import org.jspecify.annotations.NullMarked;
