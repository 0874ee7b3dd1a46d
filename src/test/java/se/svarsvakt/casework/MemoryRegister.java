package se.svarsvakt.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.rule.absence.Consent;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.rule.reply.Registration;
import se.svarsvakt.sync.MemoryFacts;

/** The register in memory, beside facts and cases in memory. */
public final class MemoryRegister implements Register {
  private final MemoryFacts facts;
  private final MemoryCases cases;
  private final Map<Long, CoverAgreement> agreements = new TreeMap<>();
  private final Map<Long, FindingException> exceptions = new TreeMap<>();
  private final Map<MailKey, Registration.Stated> registrations = new HashMap<>();
  private final Map<Integer, ConfirmedYear> years = new HashMap<>();
  private final Set<Long> ended = new HashSet<>();
  private long last;

  /** Beside those facts and records. */
  public MemoryRegister(MemoryFacts facts, MemoryCases cases) {
    this.facts = facts;
    this.cases = cases;
  }

  @Override
  public CoverAgreement agree(CoverAgreement agreement, Instant at) {
    List<CoverAgreement> same = inForce().filter(agreement::isSame).toList();
    same.stream().filter(CoverAgreement::isDeclined).forEach(each -> ended.add(each.id()));
    return same.stream()
        .filter(each -> !each.isDeclined())
        .findFirst()
        .map(each -> again(each, agreement))
        .orElseGet(() -> kept(++last, agreement));
  }

  private CoverAgreement again(CoverAgreement known, CoverAgreement wanted) {
    return known.isOpen() && !wanted.isOpen() && wanted.consent().isPresent()
        ? kept(known.id(), wanted)
        : known;
  }

  private CoverAgreement kept(long id, CoverAgreement agreement) {
    CoverAgreement made =
        new CoverAgreement(
            id,
            agreement.mailbox(),
            agreement.by(),
            agreement.from(),
            agreement.to(),
            agreement.note(),
            agreement.consent());
    agreements.put(id, made);
    return made;
  }

  @Override
  public List<CoverAgreement> agreements(LocalDate from, MailboxId person) {
    return agreements(from).stream()
        .filter(one -> one.mailbox().equals(person) || one.by().equals(person))
        .toList();
  }

  @Override
  public void askAbout(LocalDate day, Consent asked) {
    throw new UnsupportedOperationException("there is no audit trail beside it");
  }

  @Override
  public List<CoverAgreement> agreements(LocalDate from) {
    return inForce().filter(one -> !one.to().isBefore(from)).toList();
  }

  @Override
  public List<CoverAgreement> agreements(Collection<MailboxId> mailboxes) {
    return inForce().filter(one -> mailboxes.contains(one.mailbox())).toList();
  }

  @Override
  public boolean endAgreement(long id, Instant at) {
    return agreements.containsKey(id) && ended.add(id);
  }

  private Stream<CoverAgreement> inForce() {
    return agreements.values().stream().filter(one -> !ended.contains(one.id()));
  }

  @Override
  public Optional<CoverAgreement> agreement(long id) {
    return inForce().filter(one -> one.id() == id).findFirst();
  }

  @Override
  public boolean answer(long id, Consent consent) {
    return agreement(id).map(one -> agreements.put(id, one.with(consent))).isPresent();
  }

  @Override
  public boolean reopen(long id) {
    return ended.remove(id);
  }

  @Override
  public FindingException except(FindingException exception, Instant at) {
    last++;
    FindingException made =
        new FindingException(last, exception.about(), exception.reason(), exception.until());
    exceptions.put(last, made);
    return made;
  }

  @Override
  public List<FindingException> exceptions(LocalDate day) {
    return exceptions.values().stream().filter(one -> !one.until().isBefore(day)).toList();
  }

  @Override
  public List<FindingException> exceptions(LocalDate day, Instant moment) {
    return exceptions(day); // when they were made and ended is the database's to know
  }

  @Override
  public boolean endException(long id, Instant at) {
    return exceptions.remove(id) != null;
  }

  @Override
  public void mark(Mark mark, String reason) {
    cases.mark(mark);
    facts.lookAgain(mark.mail());
  }

  @Override
  public boolean takeBack(MailKey mail, Instant at) {
    boolean said = cases.unmark(mail, at);
    facts.lookAgain(mail);
    return said;
  }

  @Override
  public Optional<MailKey> answerBy(MailboxId writer, MailKey mail) {
    return Optional.empty();
  }

  @Override
  public void registered(MailKey mail, Registration.Choice choice, MailboxId person, Instant at) {
    registrations.put(mail, new Registration.Stated(choice, at.truncatedTo(ChronoUnit.MICROS), ""));
  }

  @Override
  public void unregistered(MailKey mail, Instant said, Instant at) {
    registrations.computeIfPresent(mail, (_, known) -> known.at().equals(said) ? null : known);
  }

  @Override
  public Map<MailKey, Registration.Stated> registrations(Collection<MailKey> mails) {
    Map<MailKey, Registration.Stated> some = new HashMap<>(registrations);
    some.keySet().retainAll(mails);
    return some;
  }

  @Override
  public boolean confirmYear(ConfirmedYear year) {
    return years.putIfAbsent(year.year(), year) == null;
  }

  @Override
  public Optional<ConfirmedYear> confirmedYear(int year) {
    return Optional.ofNullable(years.get(year));
  }

  @Override
  public Optional<Instant> receivedAt(MailKey mail) {
    return Optional.ofNullable(facts.received(mail.mailbox(), List.of(mail.id())).get(mail.id()))
        .map(found -> found.receivedAt());
  }

  @Override
  public boolean asksForRecords(MailKey mail) {
    return Optional.ofNullable(facts.received(mail.mailbox(), List.of(mail.id())).get(mail.id()))
        .filter(found -> found.clues().show(Trait.RECORDS_REQUEST))
        .isPresent();
  }
}
