package se.svarsvakt.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;

/**
 * Asks a tenant for as little as may be, to see what the application may. Nothing is changed by it.
 * Where it is not said otherwise a method throws {@link MailboxFailure} if what it asks for is not
 * to be had.
 */
public interface TenantProbe {
  /**
   * Reaches the tenant, whatever it lets the application do.
   *
   * @return the moment that it says it is; empty where it says none
   * @throws SourceUnavailable if it cannot be reached, or refuses the credential
   */
  Optional<Instant> reach();

  /** The permissions that the application's own token names; empty where it is none that can. */
  Optional<Set<String>> tokenRoles();

  /**
   * The permissions of a service that Entra grants an application, by their names; those whose name
   * is not to be had by the id of their role.
   *
   * @param clientId the application's id
   * @param resource the service's own id as an application
   */
  Set<String> assignedRoles(String clientId, String resource);

  /**
   * The end of the application's client secret that begins so; where none is known to, of the one
   * that lasts longest. Empty where it has none.
   *
   * @param clientId the application's id
   * @param beginning the first three characters of the secret, which Entra tells of each
   */
  Optional<Instant> secretEnds(String clientId, String beginning);

  /** Asks for one account, with all that is used of accounts. */
  void users();

  /** Asks for the domains. */
  void domains();

  /** Asks for the members of a group. */
  void members(String group);

  /** Asks for the id of one message of the Inbox. */
  void mail(MailboxId mailbox);

  /**
   * The app of the organisation's catalogue that has this id there or in its manifest; empty where
   * none has.
   */
  Optional<CatalogueApp> app(String id);

  /** What a person has of an app of the catalogue; empty where they do not have it. */
  Optional<Permissions> installed(MailboxId person, String appId);

  /**
   * An app of the organisation's catalogue.
   *
   * @param id its id there
   * @param publishing whether people can have it
   * @param permissions what its newest definition asks for
   */
  record CatalogueApp(String id, Publishing publishing, Permissions permissions) {}

  /** How far an app of the catalogue is published: {@code teamsAppPublishingState}. */
  enum Publishing {
    /** One of its versions is, or the catalogue does not tell. */
    PUBLISHED,
    /** None is, and the newest waits for review. */
    SUBMITTED,
    /** None is, and the newest was rejected in review. */
    REJECTED
  }

  /**
   * Resource-specific permissions.
   *
   * @param names empty where the tenant does not tell them
   */
  record Permissions(Optional<Set<String>> names) {}
}
