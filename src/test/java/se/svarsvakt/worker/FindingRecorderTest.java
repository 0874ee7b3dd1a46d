package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.casework.MissingPermission;
import se.svarsvakt.casework.ReviewResult;
import se.svarsvakt.mail.ForeignWords;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.SenderLists;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.mail.body.LearnedBanners;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.JdbcObservations;
import se.svarsvakt.summary.Observation;
import se.svarsvakt.summary.Observation.Timing;
import se.svarsvakt.summary.ObservationStore;
import se.svarsvakt.summary.ObservedFinding;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.Organisation;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.worktime.Period;

/** What is noted of a pass while it goes on. */
class FindingRecorderTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final MailboxId INFO = new MailboxId("info");

  private static final ObservedFinding UNOPENED =
      new ObservedFinding(
          INFO, new ObservedFinding.Kind(RuleName.SHARED_MAILBOX, "not-opened"), null);
  private static final Organisation ORGANISATION =
      new Organisation(
          new DirectorySnapshot(List.of(), Set.of()),
          Set.of(),
          SenderLists.of(_ -> false, false),
          new ForeignWords(BannerTexts.NONE, LearnedBanners.NONE));

  private ObservationStore observed;

  @BeforeEach
  void empty() {
    Databases.Database h2 = Databases.h2();
    observed = new JdbcObservations(new JdbcTemplate(h2.source()), h2.transactions());
  }

  private FindingRecorder recorder(Instant asOf, MailAddress... only) {
    return new FindingRecorder(
        observed,
        new RunningPass(
            new ScanRequest(asOf, Set.of(only), Mode.SEND, Breadth.EXPECTING),
            new MailboxReader.Outcome(
                ORGANISATION, 1, List.of(), List.of(), Set.of(), Set.of(), Set.of()),
            NOW));
  }

  private static ReviewResult reviewed(Set<MailboxId> mailboxes, MissingPermission... troubles) {
    return new ReviewResult(
        mailboxes,
        List.of(),
        List.of(),
        Set.of(),
        Set.of(),
        Map.of(),
        List.of(),
        List.of(troubles),
        mailboxes);
  }

  private void ended(Instant at, Set<MailboxId> noted) {
    observed.note(new Observation(at, List.of(), Set.of(), Map.of(), Timing.PRESENT, noted));
  }

  @Test
  void nothing_is_over_in_a_mailbox_that_could_not_be_judged() {
    Instant before = NOW.minus(Duration.ofHours(1));
    observed.see(Set.of(INFO), Set.of(), Set.of(UNOPENED), before);
    ended(before, Set.of(INFO));
    FindingRecorder recorder = recorder(NOW);
    recorder.accept(reviewed(Set.of(), new MissingPermission(INFO, "Fault", "not judged")));
    ended(NOW, recorder.noted());
    assertThat(open()).containsExactly(UNOPENED);
  }

  @Test
  void what_is_no_longer_found_is_over() {
    observed.see(Set.of(INFO), Set.of(), Set.of(UNOPENED), NOW.minus(Duration.ofHours(1)));
    recorder(NOW).accept(reviewed(Set.of(INFO)));
    assertThat(open()).isEmpty();
  }

  @Test
  void what_people_try_out_is_not_noted() {
    assertThat(recorder(NOW).notes()).isTrue();
    assertThat(recorder(NOW, new MailAddress("info@kommun.example")).notes()).isFalse();
    ended(NOW, Set.of());
    observed.see(Set.of(INFO), Set.of(), Set.of(UNOPENED), NOW);
    FindingRecorder ahead = recorder(NOW.plus(Duration.ofDays(3)));
    ahead.accept(reviewed(Set.of(INFO)));
    assertThat(ahead.notes()).isFalse();
    assertThat(open()).containsExactly(UNOPENED);
  }

  private List<ObservedFinding> open() {
    Instant later = NOW.plus(Duration.ofHours(1));
    return observed.findings(new Period(later, later.plus(Duration.ofDays(1))), List.of()).stream()
        .map(ObservationStore.FindingSpan::finding)
        .toList();
  }
}
