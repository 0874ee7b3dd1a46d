package se.svarsvakt.exchange;

import java.util.List;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.delegates.PersonNames;
import tools.jackson.databind.JsonNode;

/** Whom a right is given to. */
sealed interface SecurityPrincipal {
  /** An account of the directory. */
  record DirectoryAccount(MailboxId id) implements SecurityPrincipal {}

  /** Everybody who can sign in: Exchange's entry {@code Default}. */
  record Everybody() implements SecurityPrincipal {}

  /** People outside who are not signed in: Exchange's entry {@code Anonymous}. */
  record Anonymous() implements SecurityPrincipal {}

  /** A name that means nobody in the directory, or more than one. */
  record Unresolved() implements SecurityPrincipal {}

  /** The fields of a structured name, the surest first. */
  List<String> FIELDS =
      List.of(
          "PrimarySmtpAddress", "UserPrincipalName", "ExternalDirectoryObjectId", "DisplayName");

  /**
   * Reads it.
   *
   * @param user a text, or an object with an address or a name in it
   */
  static SecurityPrincipal of(JsonNode user, PersonNames names) {
    String text = text(user);
    if (text.equalsIgnoreCase("Default")) {
      return new Everybody();
    }
    if (text.equalsIgnoreCase("Anonymous")) {
      return new Anonymous();
    }
    return names
        .resolve(text)
        .<SecurityPrincipal>map(DirectoryAccount::new)
        .orElseGet(Unresolved::new);
  }

  private static String text(JsonNode user) {
    return user.isString()
        ? user.asString()
        : Stream.of(user.path("RecipientPrincipal"), user)
            .flatMap(part -> FIELDS.stream().map(field -> part.path(field).asString("")))
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse("");
  }
}
