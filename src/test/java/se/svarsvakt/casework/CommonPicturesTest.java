package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.casework.Town.MONDAY;
import static se.svarsvakt.casework.Town.POLICY;
import static se.svarsvakt.casework.Town.at;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.casework.SignatureChecks.Checked;
import se.svarsvakt.casework.SignatureChecks.FlawNote;
import se.svarsvakt.casework.SignatureChecks.Sample;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.Person;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.SignatureFlaw.Kind;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.MemoryFacts;

/** A picture that most of a department's mail carries is nobody's own. */
class CommonPicturesTest {
  private static final Set<Hash> LOGO = Set.of(new Hash("logo"));
  private static final Set<Hash> CAT = Set.of(new Hash("cat"));

  private final MemorySignatures checks = new MemorySignatures(new MemoryFacts());
  private final Map<MailboxId, Account> people = new TreeMap<>();

  private static FlawNote picture(Set<Hash> picture) {
    return new FlawNote(Kind.ADDITION, "line 3", List.of(picture), "");
  }

  private void looked(String person, String department, FlawNote... flaws) {
    MailboxId id = new MailboxId(person);
    Account plain = Town.account(id, true);
    Person.Post post = new Person.Post("", department, "", "");
    Person known = new Person(new Person.Name("", "", "", ""), post, List.of(), "");
    people.put(id, new Account(id, plain.mail(), plain.addresses(), true, false, null, known));
    Sample sample = new Sample(new MailKey(id, new MessageId(person)), at("23T10:00"));
    String terms = SignatureTerms.of(POLICY.signature());
    checks.checked(new Checked(sample, List.of(flaws)), terms, MONDAY);
  }

  private void looked(int count, String department, FlawNote... flaws) {
    IntStream.range(0, count)
        .forEach(number -> looked(department + flaws.length + number, department, flaws));
  }

  private WatchedGroup group(Stream<Account> some) {
    var none = new WatchedGroup.Rights(Map.of(), Map.of());
    return new WatchedGroup(
        some.toList(), Map.of(), List.of(), List.of(), none, none, at("23T12:00"));
  }

  private SignatureWatch watch() {
    return new SignatureWatch(POLICY, checks, people.values());
  }

  private List<String> found() {
    return watch().findings(group(people.values().stream())).stream()
        .map(Finding::mailbox)
        .map(MailboxId::value)
        .toList();
  }

  @Test
  void more_than_half_and_at_least_three_carry_it() {
    looked(3, "Park", picture(LOGO));
    looked(2, "Park");
    assertThat(found()).isEmpty();
    assertThat(watch().leftOut(group(people.values().stream())))
        .hasSize(3)
        .allMatch(each -> each.carriers() == 3 && each.sampled() == 5);
  }

  @Test
  void half_is_not_most() {
    looked(3, "Park", picture(LOGO));
    looked(3, "Park");
    assertThat(found()).hasSize(3);
  }

  @Test
  void in_a_department_of_two_a_picture_is_one_s_own() {
    looked(2, "Park", picture(LOGO));
    looked(4, "Bygg", picture(LOGO));
    assertThat(found()).containsExactly("Park10", "Park11");
  }

  @Test
  void one_s_own_picture_beside_the_logo_is_found() {
    looked(4, "Park", picture(LOGO));
    looked("vera", "Park ", picture(LOGO), picture(CAT));
    looked("ylva", "park", new FlawNote(Kind.ADDITION, "line 3", List.of(LOGO, CAT), ""));
    assertThat(found()).containsExactly("vera", "ylva");
  }

  @Test
  void text_and_pictures_that_nothing_tells_from_others_count() {
    looked(5, "Park", new FlawNote(Kind.ADDITION, "line 3"));
    assertThat(found()).hasSize(5);
  }

  @Test
  void whose_mailbox_is_judged_alone_is_judged_by_the_whole_department() {
    looked(4, "Park", picture(LOGO));
    WatchedGroup one = group(people.values().stream().limit(1));
    assertThat(watch().findings(one)).isEmpty();
    assertThat(watch().leftOut(one)).hasSize(1);
  }

  @Test
  void people_without_a_department_are_one() {
    looked(3, "", picture(LOGO));
    assertThat(found()).isEmpty();
  }
}
