package io.openitem.planted;

/** Numbers someone will tune. */
public interface ParcelConfig {
    int pageSize();
}
