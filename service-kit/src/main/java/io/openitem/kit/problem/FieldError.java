package io.openitem.kit.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where: a JSON pointer into the body such as {@code /lines/0/amount}, or the name of a parameter or
 *     header
 * @param message what is wrong there, in a sentence for the caller; never the offending value of a secret
 */
public record FieldError(String pointer, String message) {}
