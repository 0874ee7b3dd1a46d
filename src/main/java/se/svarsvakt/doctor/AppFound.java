package se.svarsvakt.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.sync.TenantProbe;
import se.svarsvakt.sync.TenantProbe.CatalogueApp;
import se.svarsvakt.sync.TenantProbe.Permissions;

/**
 * What was found of the Teams app.
 *
 * @param id the app's id as the settings have it
 * @param lookup whether the catalogue could be looked into
 * @param entry the app there; empty where it is not, or could not be looked for
 * @param people what each person answered who was asked
 */
record AppFound(
    String id, Attempt lookup, Optional<CatalogueApp> entry, List<PersonAnswer> people) {
  AppFound {
    people = List.copyOf(people);
  }

  /**
   * Whether a person has the app.
   *
   * @param attempt whether that could be asked
   * @param app what they have of it; empty where they do not have it
   */
  record PersonAnswer(MailAddress address, Attempt attempt, Optional<Permissions> app) {
    boolean lacksIt() {
      return attempt.isOpened() && app.isEmpty();
    }
  }

  /** Whether the catalogue was looked into and does not have it: then nobody can have it. */
  boolean isNowhere() {
    return lookup.isOpened() && entry.isEmpty();
  }

  /** Whether it is in the catalogue and nobody can have it from there: it was not published. */
  boolean isUnpublished() {
    return entry.filter(app -> app.publishing() != TenantProbe.Publishing.PUBLISHED).isPresent();
  }

  long having() {
    return people.stream().filter(each -> each.app().isPresent()).count();
  }

  /** Why nobody could be asked about; empty where somebody could, or there is nobody. */
  Optional<Attempt> obstacle() {
    return people.stream().anyMatch(each -> each.attempt().isOpened())
        ? Optional.empty()
        : people.stream().map(PersonAnswer::attempt).findFirst();
  }

  /**
   * Whether the app brings a resource-specific permission: by what people have of it, else by the
   * catalogue; empty where neither tells.
   */
  Optional<Boolean> brings(ApplicationRight right) {
    List<Set<String>> told =
        people.stream()
            .flatMap(each -> each.app().stream())
            .flatMap(each -> each.names().stream())
            .toList();
    return told.isEmpty()
        ? entry.flatMap(each -> each.permissions().names()).map(names -> has(names, right))
        : Optional.of(told.stream().anyMatch(names -> has(names, right)));
  }

  private static boolean has(Set<String> names, ApplicationRight right) {
    return names.stream().anyMatch(right::isMetBy);
  }
}
