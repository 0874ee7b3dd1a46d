package se.svarsvakt.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.policy.NudgeWays.InTeams;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.worktime.ServiceHours;

/**
 * Everything that an administrator has set, checked. Its text shows no secret.
 *
 * @param graph Microsoft Graph and the credentials for it
 * @param dataDir the embedded database and the program's own secrets
 * @param database where facts are kept
 * @param policy the organisation's promise
 * @param scope which mailboxes are watched
 * @param history how far back the first scan reads
 * @param nudgesEnabled whether nudges are sent, or only planned and shown
 * @param teams how people are reached
 * @param delegates who can open whose mailbox
 * @param sharedMailboxes who is reminded for shared mailboxes
 * @param caseSystem what is told of registered mail; empty where nothing is
 * @param worker the rhythm of the worker
 * @param privacy the key of stored hashes
 * @param signIn how people sign in to the pages
 * @param callsEnabled whether outgoing calls are read, which call people back
 * @param notifications whether and where Graph is asked to tell of changes between passes
 * @param tracing who collects traces; empty where nothing is traced
 * @param variants what the policy would be with one value changed
 */
public record Settings(
    GraphSettings graph,
    Path dataDir,
    DatabaseSettings database,
    Policy policy,
    ScopeSettings scope,
    Duration history,
    boolean nudgesEnabled,
    TeamsSettings teams,
    DelegateSettings delegates,
    List<SharedMailbox> sharedMailboxes,
    Optional<CaseSystemSettings> caseSystem,
    WorkerSettings worker,
    PrivacySettings privacy,
    SignInSettings signIn,
    boolean callsEnabled,
    NotificationSettings notifications,
    Optional<TracingSettings> tracing,
    PolicyVariants variants) {

  /** Keeps its own copy of the list, whose service hours are part of the promise. */
  public Settings {
    sharedMailboxes = List.copyOf(sharedMailboxes);
    policy = policy.withServiceHours(serviceHours(sharedMailboxes));
  }

  private static Map<MailAddress, ServiceHours> serviceHours(List<SharedMailbox> mailboxes) {
    return mailboxes.stream()
        .filter(mailbox -> mailbox.serviceHours().isPresent())
        .collect(
            Collectors.toMap(
                SharedMailbox::address, mailbox -> mailbox.serviceHours().orElseThrow()));
  }

  /** The addresses of shared mailboxes whose answered mail is to be registered. */
  public List<MailAddress> registering() {
    return sharedMailboxes.stream()
        .filter(SharedMailbox::registration)
        .map(SharedMailbox::address)
        .toList();
  }

  /**
   * Whether reminders are to go by the activity feed of Teams, and not only where the bot's cards
   * reach nobody.
   */
  public boolean wantsActivityFeed() {
    return !teams.bot().enabled()
        || policy.nudges().ways().inTeams().filter(way -> way != InTeams.BOT).isPresent();
  }

  /** The same, looking back further. */
  public Settings lookingBack(Duration further) {
    return with(policy, further);
  }

  /** The same under another policy. */
  public Settings under(Policy other) {
    return with(other, history);
  }

  private Settings with(Policy policy, Duration history) {
    return new Settings(
        graph,
        dataDir,
        database,
        policy,
        scope,
        history,
        nudgesEnabled,
        teams,
        delegates,
        sharedMailboxes,
        caseSystem,
        worker,
        privacy,
        signIn,
        callsEnabled,
        notifications,
        tracing,
        variants);
  }

  /**
   * Reads and checks every setting, with the defaults of docs/settings.md.
   *
   * @throws InvalidSettings naming each setting that is unknown or cannot stand
   */
  public static Settings read(Environment environment) {
    return new SettingsReader(environment).read();
  }
}
