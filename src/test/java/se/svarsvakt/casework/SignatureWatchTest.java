package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.svarsvakt.casework.Town.ANNA;
import static se.svarsvakt.casework.Town.BO;
import static se.svarsvakt.casework.Town.MONDAY;
import static se.svarsvakt.casework.Town.POLICY;
import static se.svarsvakt.casework.Town.at;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import se.svarsvakt.casework.SignatureChecks.Checked;
import se.svarsvakt.casework.SignatureChecks.FlawNote;
import se.svarsvakt.casework.SignatureChecks.Sample;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.SignaturePolicy;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.FindingDetail;
import se.svarsvakt.rule.Severity;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.SignatureFlaw.Kind;
import se.svarsvakt.rule.SignatureIssue;
import se.svarsvakt.sync.MemoryFacts;

/** What of the looked-at signatures is reported. */
class SignatureWatchTest {
  private static final Hash PICTURE = new Hash("picture");
  private static final FlawNote NONE = new FlawNote(Kind.NO_SIGNATURE, "");
  private static final FlawNote GREETING = new FlawNote(Kind.MISSING_LINE, "Med vänlig hälsning");

  private final MemorySignatures checks = new MemorySignatures(new MemoryFacts());

  private void looked(MailboxId who, String message, String sentAt, FlawNote... flaws) {
    Sample sample = new Sample(new MailKey(who, new MessageId(message)), at(sentAt));
    String terms = SignatureTerms.of(POLICY.signature());
    checks.checked(new Checked(sample, List.of(flaws)), terms, MONDAY);
  }

  private List<Finding> findings(String now) {
    return new SignatureWatch(POLICY, checks, Town.directory().accounts())
        .findings(new Town().group(now, ANNA, BO));
  }

  @Test
  void a_flaw_is_reported_with_the_line_expected_and_the_correct_signature() {
    looked(ANNA, "m", "23T10:00", GREETING);
    assertThat(findings("23T12:00"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.messageId()).isEqualTo(new MessageId("m"));
              assertThat(finding.since()).isEqualTo(at("23T10:00"));
              assertThat(finding.severity()).isEqualTo(Severity.BREACH);
              String line = "Med vänlig hälsning";
              assertThat(finding.issue())
                  .isEqualTo(
                      new SignatureIssue(
                          new SignatureFlaw(Kind.MISSING_LINE, line, line, ""),
                          List.of(line),
                          false));
            });
  }

  @Test
  void of_several_additions_below_a_line_a_text_is_shown_and_mended_hangs_on_no_text() {
    looked(
        ANNA, "m", "23T10:00", addition("picture", PICTURE), addition("slogan"), addition("fax"));
    looked(ANNA, "n", "23T11:00", addition("another slogan"));
    assertThat(findings("23T12:00"))
        .extracting(Finding::issue)
        .asInstanceOf(InstanceOfAssertFactories.list(SignatureIssue.class))
        .extracting(issue -> issue.flaw().found() + " " + issue.mended())
        .containsExactly("slogan false", "another slogan false");
  }

  private static FlawNote addition(String found, Hash... picture) {
    List<Set<Hash>> pictures = picture.length == 0 ? List.of() : List.of(Set.of(picture));
    return new FlawNote(Kind.ADDITION, "Telefon", pictures, found);
  }

  @Test
  void what_the_directory_lacks_is_told_from_what_the_writer_has_wrong() {
    looked(ANNA, "m", "23T10:00", new FlawNote(Kind.WRONG_VALUE, "Telefon"), GREETING);
    List<Finding> found = findings("23T12:00");
    assertThat(found)
        .extracting(Finding::issue)
        .asInstanceOf(InstanceOfAssertFactories.list(SignatureIssue.class))
        .extracting(SignatureIssue::directory)
        .containsExactly(List.of("businessPhone"), List.of());
    assertThat(FindingDetail.of(found.getFirst().issue()))
        .contains(new FindingDetail("directory", List.of("businessPhone"), true));
  }

  @Test
  void only_the_latest_day_of_each_mailbox_is_reported() {
    looked(ANNA, "friday", "20T10:00", NONE);
    looked(ANNA, "monday", "23T10:00", GREETING);
    looked(BO, "bos", "20T10:00", NONE);
    assertThat(findings("23T12:00"))
        .extracting(Finding::mailbox, finding -> finding.issue().code())
        .containsExactly(tuple(ANNA, "missing-line"), tuple(BO, "no-signature"));
  }

  @Test
  void a_correct_mail_on_a_later_day_ends_what_was_reported() {
    looked(ANNA, "friday", "20T10:00", NONE);
    looked(ANNA, "monday", "23T10:00");
    assertThat(findings("23T12:00")).isEmpty();
  }

  @Test
  void what_the_day_s_last_mail_has_right_is_mended() {
    looked(ANNA, "first", "23T10:00", GREETING, NONE);
    looked(ANNA, "last", "23T11:00", GREETING);
    assertThat(findings("23T12:00"))
        .extracting(Finding::issue)
        .asInstanceOf(InstanceOfAssertFactories.list(SignatureIssue.class))
        .extracting(SignatureIssue::code, SignatureIssue::mended)
        .containsExactlyInAnyOrder(
            tuple("missing-line", false),
            tuple("no-signature", true),
            tuple("missing-line", false));
  }

  @Test
  void what_was_sent_after_the_moment_or_long_before_is_left_out() {
    looked(ANNA, "later", "23T12:01", NONE);
    looked(BO, "old", "09T11:00", NONE);
    assertThat(findings("23T12:00")).isEmpty();
  }

  @Test
  void what_could_not_be_judged_says_nothing_and_hides_nothing() {
    looked(ANNA, "judged", "23T10:00", NONE);
    Sample other = new Sample(new MailKey(ANNA, new MessageId("x")), at("24T10:00"));
    checks.checked(Checked.unjudged(other), SignatureTerms.of(POLICY.signature()), MONDAY);
    assertThat(findings("24T12:00"))
        .extracting(Finding::messageId)
        .containsExactly(new MessageId("judged"));
  }

  @Test
  void without_samples_the_rule_is_off() {
    looked(ANNA, "m", "23T10:00", NONE);
    Policy off =
        new Policy(
            "off",
            POLICY.workingTime(),
            POLICY.internalDomains(),
            List.of(),
            false,
            BannerTexts.NONE,
            false,
            POLICY.reply(),
            POLICY.absence(),
            new SignaturePolicy(POLICY.signature().template(), false, false, 0),
            3,
            POLICY.nudges(),
            POLICY.privacy(),
            POLICY.summary(),
            POLICY.habits(),
            POLICY.functions());
    assertThat(
            new SignatureWatch(off, checks, List.of()).findings(new Town().group("23T12:00", ANNA)))
        .isEmpty();
  }
}
