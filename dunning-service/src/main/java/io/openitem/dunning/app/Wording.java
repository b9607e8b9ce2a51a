package io.openitem.dunning.app;

import io.openitem.contracts.NoticeId;
import io.openitem.dunning.domain.SendCheck;
import io.openitem.dunning.store.NoticeStore;
import java.time.LocalDate;
import java.util.List;

/** Puts notices into words. */
public interface Wording {

    /** Whether there is such a template, in every language. */
    boolean has(String template);

    /** The names of the templates, sorted. */
    List<String> templates();

    /**
     * The message in the customer's language, in English where there is none in that.
     *
     * @param send what the message names
     * @param today by which days past due are counted
     */
    NoticeStore.Message write(
            NoticeId notice,
            String template,
            SendChecks.Creditor creditor,
            SendChecks.Contact contact,
            SendCheck.Verdict.Send send,
            LocalDate today);
}
