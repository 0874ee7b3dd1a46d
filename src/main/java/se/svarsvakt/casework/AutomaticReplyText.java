package se.svarsvakt.casework;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.mail.PhoneNumbers;
import se.svarsvakt.mail.body.BodyText;
import se.svarsvakt.mail.body.Line;
import se.svarsvakt.mail.body.MessageBody;
import se.svarsvakt.policy.AbsencePolicy;
import se.svarsvakt.rule.absence.Lack;
import se.svarsvakt.rule.absence.OwnContacts;
import se.svarsvakt.rule.absence.ReplyText;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.ReplyTextCheck;

/** Looks at the text of an automatic reply, and keeps nothing of it but what it lacks. */
public final class AutomaticReplyText implements ReplyTextCheck {
  private final AbsencePolicy policy;

  /** Under what the policy asks of such a text. */
  public AutomaticReplyText(AbsencePolicy policy) {
    this.policy = policy;
  }

  @Override
  public Set<String> lacks(Account account, String text) {
    String type = text.contains("<") ? "html" : "text";
    return switch (MessageBody.all(type, text)) {
      case BodyText.Lines(List<Line> lines) -> lacks(account, lines);
      case BodyText.Skipped _ -> Set.of();
    };
  }

  private Set<String> lacks(Account account, List<Line> lines) {
    String plain = lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    Set<String> phones =
        account.person().phones().stream()
            .map(PhoneNumbers::normal)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    return ReplyText.lacks(plain, new OwnContacts(account.addresses(), phones), policy).stream()
        .map(Lack::code)
        .collect(Collectors.toSet());
  }
}
