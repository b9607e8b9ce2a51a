package io.openitem.dunning.domain;

import java.time.LocalDate;

/** Why something of a case is refused. */
public sealed interface CaseRejection {

    /** A pause would end before it begins. */
    record PauseAlreadyOver(LocalDate until, LocalDate today) implements CaseRejection {}

    /** The customer takes part already. */
    record NotPaused() implements CaseRejection {}
}
