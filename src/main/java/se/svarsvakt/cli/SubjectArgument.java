package se.svarsvakt.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.svarsvakt.cli.SubjectSession.FoundSubject;
import se.svarsvakt.mail.MailAddress;

/** Whom a command about what is stored of one person is about. */
final class SubjectArgument {
  @Parameters(
      paramLabel = "ADDRESS",
      description = "Whose; an alias will do for an account that is in the directory.")
  private String address = "";

  @Option(
      names = "--id",
      paramLabel = "ID",
      description =
          "Which account is meant where several have had the address, by its object id in Entra; "
              + "default the only one.")
  private @Nullable String id;

  /**
   * The address.
   *
   * @throws WrongUse if it is none
   */
  MailAddress address() {
    return ArgumentParser.address("ADDRESS", address);
  }

  /** The person it leads to, see {@link SubjectSession#find}. */
  FoundSubject in(SubjectSession session) {
    return session.find(address(), id);
  }
}
