package io.openitem.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where the database {@value Database#NAME} is, and who may do everything there.
 *
 * @param host name or address
 * @param port TCP port
 * @param superuser a role that may make roles, publications and slots
 * @param superuserPassword its password
 */
public record DatabaseServer(String host, int port, String superuser, String superuserPassword) {
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + Database.NAME;
    }

    /** For the reactive client of a service. */
    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + Database.NAME;
    }

    public Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), superuser, superuserPassword);
    }

    /** As a role whose password is its name, which is so for all roles that a local stack is made with. */
    public Connection as(String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role, role);
    }
}
