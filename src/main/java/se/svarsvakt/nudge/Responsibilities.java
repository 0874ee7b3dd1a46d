package se.svarsvakt.nudge;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;

/**
 * Who answers for which mailbox: a person for their own, the stewards for a shared one.
 *
 * @param directory the organisation
 * @param shared the shared mailboxes
 * @param stewards who answers for a shared mailbox; those without are missing
 * @param covers who looks after a person's mailbox now by agreement
 * @param registrators who is told of every request for public records
 */
public record Responsibilities(
    DirectorySnapshot directory,
    Set<MailboxId> shared,
    Map<MailboxId, Set<MailboxId>> stewards,
    Map<MailboxId, MailboxId> covers,
    Set<MailboxId> registrators) {
  /** Of an organisation that tells no registrator. */
  public Responsibilities(
      DirectorySnapshot directory,
      Set<MailboxId> shared,
      Map<MailboxId, Set<MailboxId>> stewards,
      Map<MailboxId, MailboxId> covers) {
    this(directory, shared, stewards, covers, Set.of());
  }

  /** Keeps copies. */
  public Responsibilities {
    registrators = Set.copyOf(registrators);
    shared = Set.copyOf(shared);
    stewards = Map.copyOf(stewards);
    covers = Map.copyOf(covers);
  }

  /** The same people with other cover agreements in force. */
  public Responsibilities coveredBy(Map<MailboxId, MailboxId> agreements) {
    return new Responsibilities(directory, shared, stewards, agreements, registrators);
  }

  /** The same people, of whom those behind these addresses are told of requests for records. */
  public Responsibilities telling(Collection<MailAddress> registrator) {
    Set<MailboxId> told =
        registrator.stream()
            .flatMap(address -> directory.owner(address).stream())
            .flatMap(account -> responsibleFor(account.id()).stream())
            .collect(Collectors.toSet());
    return new Responsibilities(directory, shared, stewards, covers, told);
  }

  /**
   * Who is reminded of a mailbox's mail. A shared mailbox without a known steward gives itself:
   * nobody reads what is sent there, and the outbox says so.
   */
  public Set<MailboxId> responsibleFor(MailboxId mailbox) {
    if (!shared.contains(mailbox)) {
      return Set.of(mailbox);
    }
    Set<MailboxId> found = stewardsOf(mailbox);
    return found.isEmpty() ? Set.of(mailbox) : found;
  }

  /**
   * Whether it is a shared mailbox that no steward looks after, so that nobody can be told first.
   */
  boolean isNobodys(MailboxId mailbox) {
    return shared.contains(mailbox)
        && stewardsOf(mailbox).stream()
            .noneMatch(each -> directory.account(each).filter(Account::enabled).isPresent());
  }

  private Set<MailboxId> stewardsOf(MailboxId mailbox) {
    return stewards.getOrDefault(mailbox, Set.of());
  }

  /**
   * Whether a person may see what lies in a mailbox: who answers for it, or covers for its owner.
   */
  public boolean mayRead(MailboxId person, MailboxId mailbox) {
    return responsibleFor(mailbox).contains(person) || person.equals(covers.get(mailbox));
  }

  /**
   * Who answered a mail from a mailbox of their own, where that is known and they are here still.
   */
  public Optional<MailboxId> answererOf(JudgedMail mail) {
    return mail.state() instanceof ReplyState.Answered(var settlement)
        ? Optional.ofNullable(settlement.answeredBy())
            .filter(by -> !by.equals(mail.mail().mailbox()) && !shared.contains(by))
            .filter(directory::isEnabled)
        : Optional.empty();
  }

  /** Whether whoever answered a mail may say whether it is registered: they have read it anyway. */
  public boolean mayRegister(MailboxId person, JudgedMail mail) {
    return mail.registration() != null && answererOf(mail).filter(person::equals).isPresent();
  }

  /**
   * Whether a person may see a mail: it lies in such a mailbox, or was passed on from one; or they
   * answered it and are asked whether it is registered.
   */
  public boolean mayRead(MailboxId person, JudgedMail mail) {
    return mayRead(person, mail.mail().mailbox())
        || mayRegister(person, mail)
        || (mail.state() instanceof ReplyState.ForwardedUntold untold
            && mayRead(person, untold.by()));
  }

  /**
   * Whether a nudge of that kind about a mailbox would go to a person now: to who answers for it,
   * its manager, of an absence the managers of its stewards too, or who stands in for one of these.
   * A signature is its writer's alone.
   */
  public boolean mayBeTold(MailboxId person, NudgeKind kind, MailboxId mailbox) {
    Set<MailboxId> told = new LinkedHashSet<>(responsibleFor(mailbox));
    if (kind == NudgeKind.SIGNATURE) {
      return told.contains(person);
    }
    if (kind == NudgeKind.ABSENCE) {
      told.addAll(managersOf(mailbox));
    }
    manager(mailbox).ifPresent(told::add);
    if (kind == NudgeKind.PUBLIC_RECORDS) {
      told.addAll(registrators);
    }
    return told.contains(person)
        || told.stream().anyMatch(each -> coverOf(each).filter(person::equals).isPresent())
        || told.stream().anyMatch(each -> manager(each).filter(person::equals).isPresent());
  }

  /** What people call the one whose mailbox it is; the address where the directory has no name. */
  public String nameOf(MailboxId mailbox) {
    return directory
        .account(mailbox)
        .map(
            account -> {
              String name = account.person().name().display();
              MailAddress mail = account.mail();
              return name.isEmpty() && mail != null ? mail.value() : name;
            })
        .orElse("");
  }

  boolean isEnabled(MailboxId person) {
    return directory.isEnabled(person);
  }

  /** Who looks after a person's mailbox now by agreement. */
  Optional<MailboxId> coverOf(MailboxId person) {
    return Optional.ofNullable(covers.get(person));
  }

  /** The managers of those who answer for a mailbox. */
  Set<MailboxId> managersFor(MailboxId mailbox) {
    return responsibleFor(mailbox).stream()
        .flatMap(person -> manager(person).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Who answers for who looks after a mailbox: the above, and a manager of its own. */
  public Set<MailboxId> managersOf(MailboxId mailbox) {
    Set<MailboxId> managers = managersFor(mailbox);
    manager(mailbox).ifPresent(managers::add);
    managers.remove(mailbox);
    return managers;
  }

  /** As above, with those whom the directory names as managers and does not have. */
  Set<MailboxId> managersToTell(MailboxId mailbox) {
    Set<MailboxId> managers = managersOf(mailbox);
    Stream.concat(responsibleFor(mailbox).stream(), Stream.of(mailbox))
        .flatMap(each -> directory.account(each).stream())
        .flatMap(account -> Stream.ofNullable(account.manager()))
        .filter(manager -> !isKnown(manager) && !manager.equals(mailbox))
        .forEach(managers::add);
    return managers;
  }

  /** Whether the directory has that account. */
  boolean isKnown(MailboxId person) {
    return directory.account(person).isPresent();
  }

  /**
   * Whether a person may say who looks after somebody's mailbox while they are away: their manager,
   * or who stands in for that one while they are away themselves.
   *
   * @param away whether a manager is away now
   */
  public boolean mayArrange(MailboxId person, MailboxId mailbox, Predicate<MailboxId> away) {
    Set<MailboxId> managers =
        isShared(mailbox) || person.equals(mailbox) ? Set.of() : managersOf(mailbox);
    return managers.contains(person)
        || managers.stream().anyMatch(each -> standsInFor(person, each) && away.test(each));
  }

  private boolean standsInFor(MailboxId person, MailboxId manager) {
    return Stream.of(coverOf(manager), manager(manager))
        .anyMatch(each -> each.filter(person::equals).isPresent());
  }

  /** The manager of a person, where the directory has both. */
  public Optional<MailboxId> manager(MailboxId person) {
    return directory
        .account(person)
        .flatMap(account -> Optional.ofNullable(account.manager()))
        .filter(manager -> directory.account(manager).isPresent());
  }

  /**
   * The address of the mailbox that all these messages lie in, if it is one mailbox and not the
   * reader's own: a steward must know which of their mailboxes is meant. Empty otherwise.
   */
  String nameOfOther(MailboxId reader, Collection<MailKey> mails) {
    Set<MailboxId> mailboxes = mails.stream().map(MailKey::mailbox).collect(Collectors.toSet());
    if (mailboxes.size() != 1 || mailboxes.contains(reader)) {
      return "";
    }
    return directory
        .account(mailboxes.iterator().next())
        .flatMap(account -> Optional.ofNullable(account.mail()))
        .map(MailAddress::value)
        .orElse("");
  }

  /** Whether several people share the mailbox. */
  public boolean isShared(MailboxId mailbox) {
    return shared.contains(mailbox);
  }
}
