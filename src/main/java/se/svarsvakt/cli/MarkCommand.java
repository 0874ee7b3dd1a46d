package se.svarsvakt.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.PromisedDays;
import se.svarsvakt.rule.reply.Registration;

/** Records what a person says of a received mail. */
@Command(
    name = "mark",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Records what a person says of a received mail. It was answered in a "
            + "way that Svarsvakt cannot see; it needs no answer; it was "
            + "acknowledged, with a promised date that is the new deadline; it was "
            + "passed on, and its sender has to be told; or it is open, which takes "
            + "everything back. Of answered mail of a mailbox whose mail is to be "
            + "registered: it is registered, of little importance, or not ours. The "
            + "latest word counts.",
    footer = {
      "",
      "svarsvakt mark AAMk… --mailbox info@kommun.example --as acknowledged --until 2026-12-11"
    })
final class MarkCommand implements Callable<Integer> {
  private static final int LONGEST_PROMISE_YEARS = 1;

  /** What people say of a voicemail that they answered. */
  private static final String CALLED_BACK = "called-back";

  private final CommandContext context;

  @Mixin private final AsOfOption asOf = new AsOfOption();

  @Parameters(paramLabel = "MESSAGE-ID", description = "The messageId of `scan --output json`.")
  private String message = "";

  @Option(
      names = "--mailbox",
      required = true,
      paramLabel = "ADDRESS",
      description = "Required. The mailbox that the mail came to; an alias will do.")
  private String mailbox = "";

  @Option(
      names = "--as",
      required = true,
      paramLabel = "KIND",
      description =
          "Required. answered, called-back, no-reply-needed, acknowledged, "
              + "no-records-request, passed-on or open; of answered mail registered, "
              + "of-little-importance or not-ours.")
  private String as = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, at most 400 characters; default none. Name no person in it.")
  private @Nullable String reason;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description =
          "With acknowledged, and only then: the day by which the answer is promised, at most a"
              + " year ahead; default none, or where an acknowledgement of mail has a deadline of"
              + " its own the last day that an answer has.")
  private @Nullable String until;

  MarkCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    AsOfContext occasion = asOf.on(context);
    Optional<Registration.Choice> registration = RegistrationWords.find(as);
    if (registration.isPresent()) {
      return registered(registration.get(), occasion);
    }
    Mark.Kind kind = kind();
    LocalDate named = promised(kind, occasion);
    String words = reason == null ? "" : ArgumentParser.text("--reason", reason);
    try (RegisterSession session = RegisterSession.open(occasion, context.streams())) {
      MailKey mail = mail(session);
      Instant received = session.register().receivedAt(mail).orElseThrow(this::unknown);
      refuseBefore(received, occasion);
      if (kind == Mark.Kind.NO_RECORDS_REQUEST && !session.register().asksForRecords(mail)) {
        throw new WrongUse(
            "--as", as, "this mail asks for no public records: nothing to take back");
      }
      if (kind == Mark.Kind.PASSED_ON && isCall(session, mail, occasion)) {
        throw new WrongUse(
            "--as", as, "its caller is called back; a call is not passed on by mail");
      }
      LocalDate promised =
          kind == Mark.Kind.ACKNOWLEDGED
              ? day(named, promisedDays(session, mail, received, occasion))
              : null;
      session.register().mark(new Mark(mail, kind, occasion.at(), promised), words);
      if (kind == Mark.Kind.OPEN) {
        RegistrationWords.takeBack(session, mail, occasion);
      }
      confirm(List.of(session.address(mail.mailbox()), message, word(kind)), promised);
    }
    return Cli.DONE;
  }

  private Integer registered(Registration.Choice choice, AsOfContext occasion) {
    if (reason != null || until != null) {
      String option = reason == null ? "--until" : "--reason";
      throw new WrongUse(option + " says nothing with --as " + RegistrationWords.word(choice));
    }
    try (RegisterSession session = RegisterSession.open(occasion, context.streams())) {
      MailKey mail = mail(session);
      refuseBefore(session.register().receivedAt(mail).orElseThrow(this::unknown), occasion);
      RegistrationWords.say(session, mail, choice, occasion);
      confirm(
          List.of(session.address(mail.mailbox()), message, RegistrationWords.word(choice)), null);
    }
    return Cli.DONE;
  }

  private MailKey mail(RegisterSession session) {
    if (message.isBlank()) {
      throw unknown();
    }
    return new MailKey(session.mailbox("--mailbox", mailbox), new MessageId(message));
  }

  private static boolean isCall(RegisterSession session, MailKey mail, AsOfContext occasion) {
    return session
        .judged(mail, occasion.at())
        .filter(judged -> judged.promise() == Promise.CALL_BACK)
        .isPresent();
  }

  private Mark.Kind kind() {
    String wanted = as.strip().toLowerCase(Locale.ROOT);
    if (wanted.equals(CALLED_BACK)) {
      return Mark.Kind.ANSWERED;
    }
    return Arrays.stream(Mark.Kind.values())
        .filter(kind -> word(kind).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new WrongUse("--as", as, "one of " + words()));
  }

  private static String words() {
    return Stream.of(
            Stream.of(CALLED_BACK),
            RegistrationWords.all(),
            Arrays.stream(Mark.Kind.values()).map(MarkCommand::word))
        .flatMap(words -> words)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** {@code no-reply-needed} for example. */
  private static String word(Mark.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The day that was named; null where none was, and the policy knows one or none is wanted. */
  private @Nullable LocalDate promised(Mark.Kind kind, AsOfContext occasion) {
    if (kind != Mark.Kind.ACKNOWLEDGED) {
      if (until != null) {
        throw new WrongUse("--until", until, "only --as acknowledged has a promised date");
      }
      return null;
    }
    if (until != null) {
      return ArgumentParser.lastDay("--until", until, occasion.today(), LONGEST_PROMISE_YEARS);
    }
    if (occasion.settings().policy().reply().within().acknowledged().isEmpty()) {
      throw new WrongUse(
          "--until is missing: --as acknowledged needs the day by which the answer is promised");
    }
    return null;
  }

  /** Of mail that nobody waits for an answer to, as if its sender wrote and did. */
  private static PromisedDays promisedDays(
      RegisterSession session, MailKey mail, Instant received, AsOfContext occasion) {
    Policy policy = occasion.settings().policy();
    return session
        .judged(mail, occasion.at())
        .map(judged -> PromisedDays.of(policy, judged, occasion.at()))
        .orElseGet(() -> PromisedDays.of(policy, Promise.ANSWER, received, occasion.at()));
  }

  /** The promised day, as far as the policy allows it. */
  private static LocalDate day(@Nullable LocalDate named, PromisedDays days) {
    LocalDate day =
        Optional.ofNullable(named)
            .or(days::usual)
            .orElseThrow(
                () ->
                    new WrongUse(
                        "--until is missing: the working days that an answer has are over, or it is"
                            + " a call or a request for public records; give the day by which it is"
                            + " promised"));
    if (!days.allow(day)) {
      throw new WrongUse(
          "--until",
          day.toString(),
          "later than %s, the last day that an answer to this mail may be promised for"
                  .formatted(days.latest())
              + " (svarsvakt.policy.reply.complex-within-working-days)");
    }
    return day;
  }

  private WrongUse unknown() {
    return new WrongUse(
        "MESSAGE-ID",
        message,
        "no such mail is known in "
            + mailbox
            + "; run `svarsvakt scan --output json` first, its messageId is the id");
  }

  /** A word that is older than the mail would say nothing of it. */
  private static void refuseBefore(Instant received, AsOfContext occasion) {
    if (occasion.at().isBefore(received)) {
      throw new WrongUse(
          "--as-of",
          occasion.iso(occasion.at()),
          "the mail came later, " + occasion.iso(received) + "; give a moment after that");
    }
  }

  private void confirm(List<String> said, @Nullable LocalDate promised) {
    String line = String.join("  ", said) + (promised == null ? "" : " until " + promised);
    context.streams().out().println(line);
    context.streams().out().flush();
  }
}
