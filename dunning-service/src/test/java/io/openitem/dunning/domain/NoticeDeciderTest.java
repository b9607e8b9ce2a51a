package io.openitem.dunning.domain;

import static io.openitem.dunning.domain.DunningExamples.CUSTOMER;
import static io.openitem.dunning.domain.DunningExamples.DE01;
import static io.openitem.dunning.domain.DunningExamples.MONDAY;
import static io.openitem.dunning.domain.DunningExamples.NOTICE;
import static io.openitem.dunning.domain.DunningExamples.late;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.dunning.domain.Notice.Absent;
import io.openitem.dunning.domain.Notice.Due;
import io.openitem.dunning.domain.Notice.Failed;
import io.openitem.dunning.domain.Notice.Sending;
import io.openitem.dunning.domain.Notice.Sent;
import io.openitem.dunning.domain.Notice.Suppressed;
import io.openitem.dunning.domain.Notice.Unconfirmed;
import io.openitem.dunning.domain.NoticeCommand.Announce;
import io.openitem.dunning.domain.NoticeCommand.ConfirmSent;
import io.openitem.dunning.domain.NoticeCommand.FindLost;
import io.openitem.dunning.domain.NoticeCommand.LetGo;
import io.openitem.dunning.domain.NoticeCommand.PutBack;
import io.openitem.dunning.domain.NoticeCommand.RecordRefusal;
import io.openitem.dunning.domain.NoticeCommand.RecordSent;
import io.openitem.dunning.domain.NoticeCommand.SendAgain;
import io.openitem.dunning.domain.NoticeCommand.StartSending;
import io.openitem.dunning.domain.NoticeCommand.Suppress;
import io.openitem.kit.decide.Decision;
import io.openitem.testing.decider.DeciderSpecification;
import io.openitem.testing.decider.EveryPair;
import io.openitem.testing.decider.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One notice from its announcement to whatever became of it. */
class NoticeDeciderTest {

    private static final ReasonCode PAID = new ReasonCode("paid");
    private static final Notice.Head HEAD = new Notice.Head(
            NOTICE,
            DE01,
            CUSTOMER,
            1,
            new StepCode("first-reminder"),
            Channels.EMAIL,
            "first-reminder",
            0,
            MONDAY,
            false);
    private static final List<Line> LINES =
            List.of(late(1, 5).line(), late(2, 4).line());
    private static final List<Line> FEWER = List.of(late(2, 4).line());

    private static DeciderSpecification<Notice, NoticeCommand, NoticeEvent, NoticeRejection> specification() {
        return DeciderSpecification.of(
                Notice.class,
                NoticeCommand.class,
                new Absent(),
                (state, command) -> outcome(NoticeDecider.decide(state, command)),
                Notice::evolve);
    }

    private static Outcome<NoticeEvent, NoticeRejection> outcome(Decision<NoticeEvent, NoticeRejection> decision) {
        return switch (decision) {
            case Decision.Accepted<NoticeEvent, NoticeRejection> accepted -> new Outcome.Accepted<>(accepted.events());
            case Decision.Refused<NoticeEvent, NoticeRejection> refused -> new Outcome.Refused<>(refused.reason());
        };
    }

    @Test
    void every_command_has_an_answer_in_every_state() {
        var table = specification()
                .everyPair(
                        List.of(
                                new Absent(),
                                new Due(HEAD, LINES),
                                new Sending(HEAD, LINES),
                                new Sent(HEAD, LINES, MONDAY),
                                new Suppressed(HEAD, LINES, PAID),
                                new Suppressed(HEAD, LINES, Finding.NOT_RELEASED),
                                new Suppressed(HEAD, LINES, SendCheck.DISPUTED),
                                new Failed(HEAD, LINES, new ReasonCode("refused-by-server")),
                                new Unconfirmed(HEAD, LINES)),
                        List.of(
                                new Announce(HEAD, LINES, null),
                                new Announce(HEAD, LINES, Finding.NOT_RELEASED),
                                new LetGo(NOTICE, MONDAY, FEWER),
                                new Suppress(NOTICE, MONDAY, PAID),
                                new StartSending(NOTICE, FEWER),
                                new RecordSent(NOTICE, MONDAY),
                                new PutBack(NOTICE),
                                new RecordRefusal(NOTICE, MONDAY, PAID),
                                new FindLost(NOTICE, MONDAY),
                                new ConfirmSent(NOTICE, MONDAY),
                                new SendAgain(NOTICE, MONDAY)));
        List<Class<? extends NoticeCommand>> all = List.of(
                LetGo.class,
                Suppress.class,
                StartSending.class,
                RecordSent.class,
                PutBack.class,
                RecordRefusal.class,
                FindLost.class,
                ConfirmSent.class,
                SendAgain.class);
        table.accepts(Absent.class, Announce.class, NoticeEvent.Announced.class)
                .accepts(Absent.class, Announce.class, NoticeEvent.HeldBack.class);
        all.forEach(command -> table.refuses(Absent.class, command, NoticeRejection.Unknown.class));
        lines(table, Due.class, all, List.of(Suppress.class, StartSending.class));
        table.accepts(Due.class, Suppress.class, NoticeEvent.Suppressed.class)
                .accepts(Due.class, StartSending.class, NoticeEvent.SendingStarted.class);
        lines(table, Sending.class, all, List.of(RecordSent.class, PutBack.class, RecordRefusal.class, FindLost.class));
        table.accepts(Sending.class, RecordSent.class, NoticeEvent.Sent.class)
                .accepts(Sending.class, PutBack.class, NoticeEvent.PutBack.class)
                .accepts(Sending.class, RecordRefusal.class, NoticeEvent.Failed.class)
                .accepts(Sending.class, FindLost.class, NoticeEvent.Lost.class);
        lines(table, Sent.class, all, List.of());
        lines(table, Suppressed.class, all, List.of());
        table.accepts(Suppressed.class, LetGo.class, NoticeEvent.DueAgain.class);
        lines(table, Failed.class, all, List.of(SendAgain.class));
        table.accepts(Failed.class, SendAgain.class, NoticeEvent.DueAgain.class);
        lines(table, Unconfirmed.class, all, List.of(RecordSent.class, ConfirmSent.class, SendAgain.class));
        table.accepts(Unconfirmed.class, RecordSent.class, NoticeEvent.Sent.class)
                .accepts(Unconfirmed.class, ConfirmSent.class, NoticeEvent.Sent.class)
                .accepts(Unconfirmed.class, SendAgain.class, NoticeEvent.DueAgain.class)
                .check();
    }

    /** What a kind of state refuses: announcing again, and whatever it does not accept. */
    private static void lines(
            EveryPair<Notice, NoticeCommand, NoticeEvent, NoticeRejection> table,
            Class<? extends Notice> state,
            List<Class<? extends NoticeCommand>> all,
            List<Class<? extends NoticeCommand>> accepted) {
        table.refuses(state, Announce.class, NoticeRejection.AnnouncedBefore.class);
        all.stream()
                .filter(command -> !accepted.contains(command))
                .forEach(command -> table.refuses(state, command, NoticeRejection.NotNow.class));
    }

    @Test
    void what_is_sent_names_what_was_owed_when_its_sending_began() {
        specification()
                .given(new NoticeEvent.Announced(HEAD, LINES))
                .when(List.of(new StartSending(NOTICE, FEWER), new RecordSent(NOTICE, MONDAY)))
                .thenEvents(new NoticeEvent.SendingStarted(HEAD, FEWER), new NoticeEvent.Sent(HEAD, MONDAY, FEWER))
                .andState(new Sent(HEAD, FEWER, MONDAY));
    }

    @Test
    void what_was_not_taken_waits_with_the_items_it_would_have_named() {
        specification()
                .given(new NoticeEvent.Announced(HEAD, LINES))
                .when(List.of(new StartSending(NOTICE, FEWER), new PutBack(NOTICE)))
                .thenEvents(new NoticeEvent.SendingStarted(HEAD, FEWER), new NoticeEvent.PutBack(HEAD))
                .andState(new Due(HEAD, FEWER));
    }

    @Test
    void what_is_paid_or_overtaken_never_goes_and_what_something_passing_kept_back_may() {
        for (ReasonCode reason : List.of(SendCheck.PAID, SendCheck.SUPERSEDED, SendCheck.NO_LONGER_AHEAD)) {
            assertThat(NoticeDecider.decide(new Suppressed(HEAD, LINES, reason), new LetGo(NOTICE, MONDAY, FEWER)))
                    .isInstanceOf(Decision.Refused.class);
        }
        specification()
                .given(
                        new NoticeEvent.Announced(HEAD, LINES),
                        new NoticeEvent.Suppressed(HEAD, MONDAY, SendCheck.NO_ADDRESS))
                .when(new LetGo(NOTICE, MONDAY.plusDays(2), FEWER))
                .thenEvents(new NoticeEvent.DueAgain(HEAD, MONDAY.plusDays(2), FEWER))
                .andState(new Due(HEAD, FEWER));
    }

    @Test
    void nothing_happens_to_a_notice_that_is_not_there() {
        assertThat(catchThrowable(() -> Notice.evolve(new Absent(), new NoticeEvent.PutBack(HEAD))))
                .isInstanceOf(IllegalStateException.class);
    }
}
