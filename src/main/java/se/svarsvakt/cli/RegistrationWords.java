package se.svarsvakt.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.rule.reply.Registration;

/** What {@code mark} says of the registration of an answered mail, as the card does. */
final class RegistrationWords {
  private RegistrationWords() {}

  /** What a word means; empty where it says nothing of registration. */
  static Optional<Registration.Choice> find(String word) {
    return Arrays.stream(Registration.Choice.values())
        .filter(choice -> word(choice).equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  static Stream<String> all() {
    return Arrays.stream(Registration.Choice.values()).map(RegistrationWords::word);
  }

  static String word(Registration.Choice choice) {
    return switch (choice) {
      case REGISTERED -> "registered";
      case LITTLE_IMPORTANCE -> "of-little-importance";
      case NOT_OURS -> "not-ours";
    };
  }

  /**
   * Records it; what was said before of it is taken back.
   *
   * @throws WrongUse if nobody asks whether this mail is registered
   */
  static void say(
      RegisterSession session, MailKey mail, Registration.Choice choice, AsOfContext occasion) {
    boolean asked =
        session
            .judged(mail, occasion.at())
            .filter(judged -> judged.registration() != null)
            .isPresent();
    if (!asked) {
      throw new WrongUse(
          "--as",
          word(choice),
          "it is said of answered mail of a mailbox with svarsvakt.shared-mailboxes[n].registration:"
              + " this mail is not answered, or its mailbox is not set so");
    }
    session.register().registered(mail, choice, AuditTrail.ADMINISTRATOR, occasion.at());
  }

  /** Takes back what was said, if anything was. */
  static void takeBack(RegisterSession session, MailKey mail, AsOfContext occasion) {
    session
        .register()
        .registrations(List.of(mail))
        .values()
        .forEach(said -> session.register().unregistered(mail, said.at(), occasion.at()));
  }
}
