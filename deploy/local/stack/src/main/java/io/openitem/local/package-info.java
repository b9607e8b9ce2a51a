/**
 * The parts of a running Openitem that are not its services, as child processes of one machine: PostgreSQL, Kafka,
 * Debezium Connect and Keycloak, each with a data folder, a log and a saved pid.
 */
@NullMarked
package io.openitem.local;

import org.jspecify.annotations.NullMarked;
