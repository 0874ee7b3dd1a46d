package se.svarsvakt.setup;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.rights.ApplicationRight.GrantPlace;
import se.svarsvakt.rights.Feature;

/**
 * What is to be set up.
 *
 * @param cloud which of Microsoft's clouds the tenant is in
 * @param name of the application in Entra, and of the app in Teams
 * @param features what is wanted; reading is always among them
 * @param mailboxes whose mailboxes are watched and opened
 * @param host where browsers and Microsoft reach the program with https, maybe with a port
 * @param mailFrom the mailbox that sends
 * @param website a page about the app; needed for Teams where there is no host
 * @param organisation who runs it, as Teams shows it
 * @param teamsVersion of the app in Teams; a higher one takes the place of what is published
 * @param files where things are written on this machine
 * @param adopt the client id of an application that is not ours and is to become it
 * @param exchangeBeta whether Exchange's rights are granted through Graph's beta
 * @param review whether the app is handed in for review, by somebody who may not publish
 * @param teamsAppId the id in the catalogue of an app that is there already
 */
public record SetupChoices(
    Cloud cloud,
    String name,
    Set<SetupFeature> features,
    MailboxChoice mailboxes,
    Optional<String> host,
    Optional<MailAddress> mailFrom,
    Optional<String> website,
    Optional<String> organisation,
    String teamsVersion,
    Files files,
    Optional<String> adopt,
    boolean exchangeBeta,
    boolean review,
    Optional<String> teamsAppId) {

  /**
   * One of Microsoft's clouds.
   *
   * @param code as {@code svarsvakt.cloud} has it; empty for the worldwide one
   * @param graph where commands find Graph, ending in {@code /v1.0}
   */
  public record Cloud(Optional<String> code, URI graph) {}

  /**
   * Whose mailboxes.
   *
   * @param group the object id of the group whose members the program watches; empty for all that
   *     the directory has. Exchange opens its members' mailboxes, unless there is a unit
   * @param unit the object id of the administrative unit whose mailboxes Exchange opens. The
   *     program does not look into it: that would take a right more
   */
  public record MailboxChoice(Optional<String> group, Optional<String> unit) {
    /** What Exchange opens, as Graph's beta writes it. */
    public String directoryScope() {
      return unit.map(id -> "/administrativeUnits/" + id)
          .or(() -> group.map(id -> "/groups/" + id))
          .orElse("/");
    }

    /**
     * Whether the program tries mailboxes that Exchange does not open, since no group names them.
     */
    public boolean triesOthers() {
      return unit.isPresent() && group.isEmpty();
    }
  }

  /**
   * Files on this machine.
   *
   * @param certificate the certificate with its key
   * @param days how long a new certificate is valid, from 1 to 730
   * @param configuration the program's settings
   */
  public record Files(Path certificate, int days, Path configuration) {}

  /** Adds what is always chosen. */
  public SetupChoices {
    EnumSet<SetupFeature> all = EnumSet.of(SetupFeature.READING);
    all.addAll(features);
    features = Set.copyOf(all);
  }

  /** Whether a feature is wanted. */
  public boolean has(SetupFeature feature) {
    return features.contains(feature);
  }

  /** Whether people are to be reached in Teams. */
  public boolean hasTeamsApp() {
    return has(SetupFeature.TEAMS) || has(SetupFeature.BOT);
  }

  /** The tag by which our application is found again. */
  public String tag() {
    return "svarsvakt:" + name;
  }

  /** The host without its port. */
  public Optional<String> hostName() {
    return host.map(given -> given.replaceFirst(":\\d+$", ""));
  }

  /** What the features need, in the order of the table. */
  public List<ApplicationRight> rights(GrantPlace place) {
    Set<Feature> needed = EnumSet.noneOf(Feature.class);
    features.forEach(feature -> needed.addAll(feature.needs()));
    mailboxes.group().ifPresent(_ -> needed.add(Feature.GROUP_SCOPE));
    return ApplicationRight.neededBy(needed).stream()
        .filter(right -> right.place() == place)
        .toList();
  }

  /** Where people's browsers come back to after signing in to the pages, and after signing out. */
  public List<String> redirects() {
    return has(SetupFeature.PAGES)
        ? host.stream()
            .flatMap(at -> Stream.of("https://" + at + "/sign-in/done", "https://" + at + "/"))
            .toList()
        : List.of();
  }
}
