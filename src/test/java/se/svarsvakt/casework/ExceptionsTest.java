package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.casework.Town.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.casework.FindingException.ExceptionScope;
import se.svarsvakt.casework.FindingException.Sender;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.AbsenceIssue.LeftOn;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Issue;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.Severity;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.SignatureIssue;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.Facts;
import se.svarsvakt.sync.MemoryFacts;
import se.svarsvakt.sync.ReceivedFact;

/** Which findings an exception covers. */
class ExceptionsTest {
  private static final MailboxId ANNA = Facts.ANNA;
  private static final MailboxId BO = new MailboxId("bo");
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  private static final Finding.Excepted BY_AGREEMENT = new Finding.Excepted("avtal", LAST);

  private final MemoryFacts facts = new MemoryFacts();
  private final MemoryCases cases = new MemoryCases(facts);

  private static Finding reply(String message) {
    return finding(ReplyIssue.OVERDUE, ANNA, message);
  }

  private static Finding finding(Issue issue, MailboxId mailbox, String message) {
    Severity severity = Severity.BREACH;
    MessageId id = new MessageId(message);
    return new Finding(mailbox, issue, severity, at("20T12:00"), null, id);
  }

  private static ExceptionScope about(String mailbox, String rule) {
    return new ExceptionScope(
        Optional.of(mailbox).filter(text -> !text.isEmpty()).map(MailboxId::new),
        Optional.empty(),
        Optional.of(rule).filter(text -> !text.isEmpty()).map(RuleName::of));
  }

  private static ExceptionScope about(Sender sender) {
    return new ExceptionScope(Optional.empty(), Optional.of(sender), Optional.empty());
  }

  private boolean covers(ExceptionScope about, Finding finding) {
    ReceivedFact fact = Facts.received("m").fact();
    facts.apply(Facts.update(Facts.received("m")));
    JudgedMail judged = new JudgedMail(fact.mail(), fact.mail().verdict(), null, null, List.of());
    FindingException exception = new FindingException(1, about, "avtal", LAST);
    Finding applied =
        new Exceptions(List.of(exception), cases)
            .applied(List.of(finding), List.of(judged))
            .getFirst();
    assertThat(applied.excepted()).isIn(BY_AGREEMENT, null);
    return BY_AGREEMENT.equals(applied.excepted());
  }

  @ParameterizedTest
  @CsvSource({
    "anna, '', true",
    "bo, '', false",
    "'', reply, true",
    "'', absence, false",
    "anna, reply, true",
    "anna, absence, false",
    "bo, reply, false"
  })
  void everything_that_it_names_must_fit(String mailbox, String rule, boolean fits) {
    assertThat(covers(about(mailbox, rule), reply("m"))).isEqualTo(fits);
  }

  @Test
  void an_address_is_known_by_its_hash() {
    assertThat(covers(about(new Sender.Address(new Hash("eva"), "x.example")), reply("m")))
        .isTrue();
    assertThat(covers(about(new Sender.Address(new Hash("kim"), "x.example")), reply("m")))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "medborgare.example, true",
    "example, false",
    "borgare.example, false",
    "*.medborgare.example, false",
    "*.example, true",
    "*.borgare.example, false"
  })
  void a_domain_is_itself_and_a_star_its_subdomains(String pattern, boolean fits) {
    assertThat(covers(about(new Sender.Domain(pattern)), reply("m"))).isEqualTo(fits);
  }

  @Test
  void a_sender_fits_no_finding_that_is_about_no_received_mail() {
    ExceptionScope eva = about(new Sender.Domain("medborgare.example"));
    SignatureFlaw flaw = new SignatureFlaw(SignatureFlaw.Kind.FONT, "", "", "");
    Issue signature = new SignatureIssue(flaw, List.of(), false);
    assertThat(covers(eva, finding(signature, ANNA, "sent-by-anna"))).isFalse();
    assertThat(covers(eva, finding(ReplyIssue.OVERDUE, BO, "m"))).isFalse();
    Finding away = new Finding(ANNA, new LeftOn(), Severity.BREACH, at("20T12:00"), null, null);
    assertThat(covers(eva, away)).isFalse();
  }

  @Test
  void of_two_exceptions_the_first_is_named_and_others_are_left_alone() {
    FindingException first = new FindingException(1, about("", "reply"), "ett", LAST);
    FindingException second = new FindingException(2, about("anna", ""), "två", LAST);
    assertThat(
            new Exceptions(List.of(first, second), cases)
                .applied(List.of(reply("m"), finding(new LeftOn(), BO, "m")), List.of()))
        .extracting(Finding::excepted)
        .containsExactly(new Finding.Excepted("ett", LAST), null);
  }

  @Test
  void an_exception_is_over_after_its_last_day() {
    MemoryRegister register = new MemoryRegister(facts, cases);
    register.except(new FindingException(0, about("anna", ""), "avtal", LAST), at("20T12:00"));
    assertThat(register.exceptions(LAST)).hasSize(1);
    assertThat(register.exceptions(LAST.plusDays(1))).isEmpty();
  }
}
