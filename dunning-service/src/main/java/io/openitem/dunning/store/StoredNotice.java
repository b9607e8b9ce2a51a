package io.openitem.dunning.store;

import io.openitem.dunning.domain.Notice;
import io.openitem.kit.decide.Versioned;

/**
 * A notice as it is kept.
 *
 * @param notice its version counts changes
 * @param facts how many facts of it were published
 */
public record StoredNotice(Versioned<Notice> notice, long facts) {}
