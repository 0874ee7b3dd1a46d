package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.ANNA;
import static se.svarsvakt.sync.Facts.NOON;
import static se.svarsvakt.sync.Facts.key;
import static se.svarsvakt.sync.Facts.sending;
import static se.svarsvakt.sync.Facts.sent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.casework.SignatureChecks.Checked;
import se.svarsvakt.casework.SignatureChecks.FlawNote;
import se.svarsvakt.casework.SignatureChecks.Sample;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Recipients;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.rule.SignatureFlaw.Kind;
import se.svarsvakt.sync.FactStore;
import se.svarsvakt.sync.MemoryFacts;

/** What every record of looked-at signatures promises. */
abstract class SignatureChecksContract {
  private static final MailboxId BO = new MailboxId("bo");
  static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  private static final Recipients OUTSIDE = new Recipients(Set.of(new Hash("eva")), Set.of());
  private static final Recipients INSIDE = new Recipients(Set.of(), Set.of(new Hash("bo")));

  FactStore facts = new MemoryFacts();
  SignatureChecks checks = new MemorySignatures(new MemoryFacts());

  /** Sets both to empty stores over one database. */
  abstract void open();

  @BeforeEach
  final void begin() {
    open();
  }

  private static Instant minutes(int later) {
    return NOON.plusSeconds(60L * later);
  }

  private static SentMail mail(String id, int minutes, String conversation, Recipients to) {
    return mail(id, minutes, conversation, to, SentMail.Kind.MESSAGE);
  }

  private static SentMail mail(
      String id, int minutes, String conversation, Recipients to, SentMail.Kind kind) {
    MailThread thread = new MailThread(new Hash("<" + id + ">"), new Hash(conversation), Set.of());
    return new SentMail(key(id), minutes(minutes), thread, to, kind, false);
  }

  private List<String> unchecked(String terms) {
    return checks.unchecked(List.of(ANNA), terms, NOON, minutes(600)).stream()
        .map(sample -> sample.mail().id().value())
        .toList();
  }

  static Checked looked(String id, int minutes, FlawNote... flaws) {
    return new Checked(new Sample(key(id), minutes(minutes)), List.of(flaws));
  }

  final List<Checked> found(String terms) {
    return checks.checks(List.of(ANNA, BO), terms, NOON, minutes(600));
  }

  @Test
  void mail_to_people_outside_is_looked_at_the_latest_first() {
    facts.apply(
        sending(
            mail("a", 1, "c-a", OUTSIDE),
            mail("b", 2, "c-b", INSIDE),
            mail("c", 3, "c-c", OUTSIDE)));
    assertThat(unchecked("t")).containsExactly("c", "a");
    assertThat(checks.unchecked(List.of(BO), "t", NOON, minutes(600))).isEmpty();
  }

  @Test
  void mail_from_other_times_is_left_out() {
    facts.apply(
        sending(
            mail("old", 0, "c-a", OUTSIDE),
            mail("last", 600, "c-b", OUTSIDE),
            mail("new", 601, "c-c", OUTSIDE)));
    assertThat(unchecked("t")).containsExactly("last");
  }

  @Test
  void of_a_conversation_only_the_first_mail_is_looked_at() {
    facts.apply(
        sending(mail("first", 1, "c", OUTSIDE), mail("second", 2, "c", OUTSIDE), sent("other")));
    assertThat(unchecked("t")).containsExactly("other", "first");
  }

  @Test
  void the_first_mail_of_a_conversation_counts_even_if_it_was_before_the_time() {
    facts.apply(sending(mail("first", -100, "c", OUTSIDE), mail("second", 2, "c", OUTSIDE)));
    assertThat(unchecked("t")).isEmpty();
  }

  @Test
  void what_stayed_inside_does_not_make_the_first_reply_a_second() {
    facts.apply(sending(mail("forwarded", 1, "c", INSIDE), mail("reply", 2, "c", OUTSIDE)));
    assertThat(unchecked("t")).containsExactly("reply");
  }

  @Test
  void an_automatic_reply_does_not_make_the_first_reply_a_second() {
    facts.apply(
        sending(
            mail("away", 1, "c", OUTSIDE, SentMail.Kind.AUTOMATIC_REPLY),
            mail("reply", 2, "c", OUTSIDE)));
    assertThat(unchecked("t")).containsExactly("reply");
  }

  @Test
  void a_mail_without_conversation_is_the_first_of_its_own() {
    SentMail one = mail("a", 1, "c", OUTSIDE);
    SentMail bare =
        new SentMail(one.key(), one.sentAt(), MailThread.NONE, OUTSIDE, one.kind(), false);
    facts.apply(sending(bare));
    assertThat(unchecked("t")).containsExactly("a");
  }

  @Test
  void a_mail_is_looked_at_once_under_the_same_terms() {
    facts.apply(sending(mail("a", 1, "c", OUTSIDE)));
    checks.checked(looked("a", 1), "t", FRIDAY);
    assertThat(unchecked("t")).isEmpty();
    assertThat(unchecked("others")).containsExactly("a");
  }

  @Test
  void what_was_looked_at_is_read_back_in_order_of_sending() {
    Checked flawed =
        looked(
            "a",
            2,
            new FlawNote(Kind.MISSING_LINE, "Telefon"),
            new FlawNote(Kind.NO_SIGNATURE, ""));
    checks.checked(flawed, "t", FRIDAY);
    checks.checked(looked("z", 1), "t", FRIDAY);
    assertThat(found("t")).containsExactly(looked("z", 1), flawed);
  }

  @Test
  void what_was_found_is_read_back_with_its_flaw() {
    List<FlawNote> flaws =
        List.of(
            new FlawNote(Kind.MISSING_LINE, "Telefon"),
            new FlawNote(Kind.ADDITION, "Telefon", List.of(), "Tänk på\nmiljön!"),
            new FlawNote(Kind.NO_SIGNATURE, ""));
    checks.checked(looked("a", 1, flaws.toArray(FlawNote[]::new)), "t", FRIDAY);
    assertThat(found("t").getFirst().flaws()).isEqualTo(flaws);
  }

  @Test
  void a_second_look_takes_the_place_of_the_first() {
    checks.checked(looked("a", 1, new FlawNote(Kind.FONT, "")), "t", FRIDAY);
    checks.checked(looked("a", 1), "u", FRIDAY.plusDays(3));
    assertThat(found("t")).isEmpty();
    assertThat(found("u")).containsExactly(looked("a", 1));
    assertThat(checks.checkedOn(List.of(ANNA), FRIDAY)).isEmpty();
  }

  @Test
  void looks_from_other_times_and_terms_are_left_out() {
    checks.checked(looked("old", 0), "t", FRIDAY);
    checks.checked(looked("new", 601), "t", FRIDAY);
    checks.checked(looked("other", 2), "u", FRIDAY);
    assertThat(found("t")).isEmpty();
  }

  @Test
  void looks_are_counted_by_mailbox_and_day() {
    checks.checked(looked("a", 1), "t", FRIDAY);
    checks.checked(looked("b", 2), "u", FRIDAY);
    checks.checked(looked("c", 3), "t", FRIDAY.plusDays(3));
    assertThat(checks.checkedOn(List.of(ANNA, BO), FRIDAY)).isEqualTo(Map.of(ANNA, 2));
  }

  @Test
  void what_could_not_be_judged_is_kept_as_such() {
    Checked unjudged = Checked.unjudged(new Sample(key("a"), minutes(1)));
    checks.checked(unjudged, "t", FRIDAY);
    checks.checked(looked("b", 2), "t", FRIDAY);
    assertThat(found("t")).containsExactly(unjudged, looked("b", 2));
  }

  @Test
  void a_line_s_name_with_odd_characters_stays_one_line() {
    checks.checked(looked("a", 1, new FlawNote(Kind.MISSING_LINE, "Tele\r\n\tfon")), "t", FRIDAY);
    assertThat(found("t").getFirst().flaws())
        .singleElement()
        .satisfies(note -> assertThat(note.line()).startsWith("Tele").endsWith("fon"));
  }
}
