package se.svarsvakt.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Microsoft 365 tenant that exists in memory alone: directory, groups, domains, mailboxes, Teams
 * feeds. It is changed through its methods and those of its mailboxes at any time, also while a
 * {@link SimulatedGraph} serves it. Safe for use by several threads.
 */
public final class SimulatedTenant {
  private final String displayName;
  private final Map<String, Boolean> domains = new LinkedHashMap<>();
  private final Map<String, DirectoryUser> accounts = new LinkedHashMap<>();
  private final Map<String, String> idsByAddress = new HashMap<>();
  private final Map<String, SimulatedMailbox> mailboxes = new LinkedHashMap<>();
  private final Map<String, List<String>> groups = new LinkedHashMap<>();
  private final Map<String, String> apps = new LinkedHashMap<>();
  private final Set<String> inReview = new HashSet<>();
  private final Set<String> appInstalled = new LinkedHashSet<>();
  private final Set<String> appRefused = new LinkedHashSet<>();
  private final List<ReceivedNotification> notifications = new ArrayList<>();
  private final List<SubmittedMail> sentMails = new ArrayList<>();
  private final Set<String> mailRefused = new HashSet<>();
  private final List<SimulatedCall> calls = new ArrayList<>();
  private final SimulatedSubscriptions subscriptions = new SimulatedSubscriptions();
  private final SimulatedChats chats = new SimulatedChats(this::account);
  private InstantSource clock;

  /**
   * An empty tenant.
   *
   * @param displayName of the organisation
   * @param domain its default domain, verified
   * @param clock stamps what arrives through Graph
   */
  public SimulatedTenant(String displayName, String domain, InstantSource clock) {
    this.displayName = displayName;
    this.clock = clock;
    domains.put(domain, true);
  }

  /** A tenant whose time stands still. */
  public SimulatedTenant(String displayName, String domain, Instant now) {
    this(displayName, domain, Clock.fixed(now, java.time.ZoneOffset.UTC));
  }

  /** Goes by another clock from now on. */
  public synchronized void useClock(InstantSource changed) {
    clock = changed;
  }

  /** Adds a domain, verified or not. */
  public synchronized void addDomain(String domain, boolean verified) {
    domains.put(domain, verified);
  }

  /** Adds an account without a mailbox, or changes its directory entry. */
  public synchronized void put(DirectoryUser account) {
    accounts.put(account.id(), account);
    idsByAddress.putIfAbsent(account.address().toLowerCase(Locale.ROOT), account.id());
  }

  /** Adds an account with a mailbox and the Teams app. */
  public synchronized SimulatedMailbox open(DirectoryUser account, MailboxProfile profile) {
    SimulatedMailbox mailbox = new SimulatedMailbox(account, profile);
    mailbox.store().changes().listen(event -> happened(account.id(), event));
    put(account);
    mailboxes.put(account.id(), mailbox);
    appInstalled.add(account.id());
    return mailbox;
  }

  /** Adds or changes a group; members are object ids of accounts and of other groups. */
  public synchronized void putGroup(String id, List<String> members) {
    groups.put(id, List.copyOf(members));
  }

  /** The mailbox of an address, alias or object id; refuses one that is not there. */
  public SimulatedMailbox mailbox(String key) {
    return findMailbox(key)
        .orElseThrow(() -> new IllegalArgumentException("no mailbox of that address"));
  }

  /** All mailboxes in the order in which they were opened. */
  public synchronized List<SimulatedMailbox> mailboxes() {
    return List.copyOf(mailboxes.values());
  }

  /** All accounts in the order in which they were added. */
  public synchronized List<DirectoryUser> accounts() {
    return List.copyOf(accounts.values());
  }

  /**
   * Puts the Teams app into the organisation's catalogue.
   *
   * @param id what the catalogue calls it
   * @param externalId what its manifest calls it
   */
  public synchronized void publishApp(String id, String externalId) {
    apps.put(id, externalId);
  }

  /** Lets an app of the catalogue wait for review, as one does that was handed in. */
  public synchronized void reviewApp(String id) {
    inReview.add(id);
  }

  synchronized boolean isInReview(String id) {
    return inReview.contains(id);
  }

  synchronized Map<String, String> apps() {
    return Map.copyOf(apps);
  }

  /** Takes the Teams app away from a person, who then gets no notifications (403). */
  public synchronized void uninstallApp(String address) {
    appInstalled.remove(account(address).id());
  }

  /** Lets nobody install the Teams app for a person (403), who has none now. */
  public synchronized void refuseApp(String address) {
    uninstallApp(address);
    appRefused.add(account(address).id());
  }

  /** Lets no application send mail to that address from now on (400). */
  public synchronized void refuseMail(String address) {
    mailRefused.add(address);
  }

  synchronized boolean refusesMail(List<String> to) {
    return to.stream().anyMatch(mailRefused::contains);
  }

  private void happened(String mailbox, ChangeLog.Event event) {
    String change =
        switch (event.kind()) {
          case APPEARED -> "created";
          case CHANGED -> "updated";
          case GONE -> "deleted";
        };
    subscriptions.happened(mailbox, change, event.message().immutableId(), now());
  }

  /** The subscriptions to changes of its mailboxes. */
  public SimulatedSubscriptions subscriptions() {
    return subscriptions;
  }

  /** The conversations with the bot. */
  public SimulatedChats chats() {
    return chats;
  }

  /** What applications have sent from mailboxes, oldest first. */
  public synchronized List<SubmittedMail> sentMails() {
    return List.copyOf(sentMails);
  }

  /** What stands in all Teams feeds, oldest first; a newer one of a chain replaced the older. */
  public synchronized List<ReceivedNotification> notifications() {
    return List.copyOf(notifications);
  }

  /** Somebody calls; it stands in the list at once. */
  public synchronized void call(SimulatedCall call) {
    calls.add(call);
  }

  synchronized List<SimulatedCall> calls() {
    return List.copyOf(calls);
  }

  synchronized boolean hasApp(DirectoryUser account) {
    return appInstalled.contains(account.id());
  }

  synchronized boolean refusesApp(DirectoryUser account) {
    return appRefused.contains(account.id());
  }

  synchronized void install(DirectoryUser account) {
    appInstalled.add(account.id());
  }

  synchronized void sent(SubmittedMail mail) {
    sentMails.add(mail);
  }

  synchronized void deliver(ReceivedNotification notification) {
    notifications.removeIf(notification::replaces);
    notifications.add(notification);
  }

  synchronized Instant now() {
    return clock.instant();
  }

  synchronized Map<String, Boolean> domains() {
    return new LinkedHashMap<>(domains);
  }

  String displayName() {
    return displayName;
  }

  synchronized Optional<DirectoryUser> find(String key) {
    return atOnce(key)
        .or(() -> accounts.values().stream().filter(each -> each.isCalled(key)).findFirst());
  }

  /** The mailbox of an address, alias or object id. */
  public synchronized Optional<SimulatedMailbox> findMailbox(String key) {
    return atOnce(key)
        .or(
            () ->
                accounts.values().stream()
                    .filter(each -> each.isCalled(key) || each.receivesAt(key))
                    .findFirst())
        .flatMap(account -> Optional.ofNullable(mailboxes.get(account.id())));
  }

  /** By id or main address: a tenant of very many is not gone through for each request. */
  private Optional<DirectoryUser> atOnce(String key) {
    String address = key.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(accounts.get(key))
        .or(() -> Optional.ofNullable(idsByAddress.get(address)).map(accounts::get))
        .filter(account -> account.isCalled(key));
  }

  /** Who and which groups belong to a group, directly or through others. */
  record Members(List<DirectoryUser> accounts, List<String> groups) {}

  /** Members of a group and of the groups in it, each once; empty if there is no such group. */
  synchronized Optional<Members> members(String group) {
    if (!groups.containsKey(group)) {
      return Optional.empty();
    }
    Set<String> seen = new LinkedHashSet<>();
    collect(group, seen);
    return Optional.of(
        new Members(
            seen.stream().flatMap(id -> Optional.ofNullable(accounts.get(id)).stream()).toList(),
            seen.stream().filter(groups::containsKey).toList()));
  }

  private void collect(String group, Set<String> seen) {
    for (String member : groups.getOrDefault(group, List.of())) {
      if (seen.add(member)) {
        collect(member, seen);
      }
    }
  }

  private synchronized DirectoryUser account(String address) {
    return find(address)
        .orElseThrow(() -> new IllegalArgumentException("no account of that address"));
  }
}
