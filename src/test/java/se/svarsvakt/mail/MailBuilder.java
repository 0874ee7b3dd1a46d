package se.svarsvakt.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds incoming mail for tests; by default an ordinary question to {@code anna@kommun.example}.
 */
final class MailBuilder {
  static final MailAddress ANNA = new MailAddress("anna@kommun.example");
  static final MailAddress ALIAS = new MailAddress("anna.berg@kommun.example");
  static final MailAddress BO = new MailAddress("bo@kommun.example");
  static final Addressee ADDRESSEE =
      new Addressee(
          Set.of(ANNA, ALIAS),
          Set.of("kommun.example"),
          new AddressBook() {
            @Override
            public Optional<MailboxId> mailbox(MailAddress address) {
              return Set.of(ANNA, ALIAS).contains(address)
                  ? Optional.of(new MailboxId("anna"))
                  : Optional.of(new MailboxId("bo")).filter(_ -> address.equals(BO));
            }

            @Override
            public boolean isPerson(MailAddress address) {
              return mailbox(address).isPresent();
            }
          },
          SenderLists.of(sender -> sender.domain().equals("reklam.example"), false));

  private @Nullable MailAddress from = new MailAddress("kund@medborgare.example");
  private List<MailAddress> replyTo = List.of();
  private List<MailAddress> to = List.of(ANNA);
  private List<MailAddress> cc = List.of();
  private final List<Headers.Field> headers = new ArrayList<>();
  private String messageClass = "IPM.Note";
  private boolean meeting;
  private String subject = "Fråga";
  private String preview = "Hej, när öppnar ni?";

  MailBuilder from(String address) {
    from = new MailAddress(address);
    return this;
  }

  MailBuilder fromNobody() {
    from = null;
    return this;
  }

  MailBuilder replyTo(String... addresses) {
    replyTo = addresses(addresses);
    return this;
  }

  MailBuilder to(String... addresses) {
    to = addresses(addresses);
    return this;
  }

  MailBuilder cc(String... addresses) {
    cc = addresses(addresses);
    return this;
  }

  MailBuilder header(String name, String value) {
    headers.add(new Headers.Field(name, value));
    return this;
  }

  MailBuilder messageClass(String name) {
    messageClass = name;
    return this;
  }

  MailBuilder meeting() {
    meeting = true;
    return this;
  }

  MailBuilder subject(String text) {
    subject = text;
    return this;
  }

  MailBuilder preview(String text) {
    preview = text;
    return this;
  }

  IncomingMail build() {
    return new IncomingMail(
        from, replyTo, to, cc, new Headers(headers), messageClass, meeting, subject, preview);
  }

  ReasonedVerdict judged() {
    return new VerdictRules().judge(build(), ADDRESSEE);
  }

  Verdict verdict() {
    return judged().verdict();
  }

  private static List<MailAddress> addresses(String... values) {
    return Arrays.stream(values).map(MailAddress::new).toList();
  }
}
