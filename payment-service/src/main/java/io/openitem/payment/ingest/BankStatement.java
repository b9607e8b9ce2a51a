package io.openitem.payment.ingest;

/**
 * A statement of an account of ours.
 *
 * @param account IBAN or the bank's other identity of the account
 * @param id the bank's identity of the statement
 */
public record BankStatement(String account, String id) {}
