package se.svarsvakt.casework;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.mail.body.BodyText;
import se.svarsvakt.mail.body.Line;
import se.svarsvakt.mail.body.MessageBody;
import se.svarsvakt.policy.AbsencePolicy;
import se.svarsvakt.rule.absence.OwnContacts;
import se.svarsvakt.rule.absence.ReplyText;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.ReplyTextCheck;

/** Looks at the text of an automatic reply, and keeps nothing of it but what it lacks. */
public final class AutomaticReplyText implements ReplyTextCheck {
  private static final Logger LOG = LoggerFactory.getLogger(AutomaticReplyText.class);

  private static final Pattern LINK =
      Pattern.compile(
          "href\\s{0,9}=\\s{0,9}[\"']?(?:mailto|tel):([^\"'?>\\s]{1,200})",
          Pattern.CASE_INSENSITIVE);

  private static final int MOST_LINKS = 50;

  private final AbsencePolicy policy;

  /** Under what the policy asks of such a text. */
  public AutomaticReplyText(AbsencePolicy policy) {
    this.policy = policy;
  }

  @Override
  public Set<MissingReplyText> missing(Account account, DirectorySnapshot directory, String text) {
    String type = text.contains("<") ? "html" : "text";
    return switch (MessageBody.all(type, text)) {
      case BodyText.Lines(List<Line> lines) ->
          ReplyText.lacks(
              plain(lines) + "\n" + links(text),
              new OwnContacts(account.addresses(), directory.ownPhones(account)),
              policy);
      case BodyText.NotRead(String reason) -> {
        LOG.warn("mailbox {}: its automatic reply was not judged: {}", account.id(), reason);
        yield Set.of();
      }
    };
  }

  /** The addresses and numbers that one reaches by a click, one a line. */
  private static String links(String html) {
    return LINK.matcher(html)
        .results()
        .limit(MOST_LINKS)
        .map(link -> link.group(1).replace("%40", "@").replace("%2B", "+").replace("%20", " "))
        .collect(Collectors.joining("\n"));
  }

  private static String plain(List<Line> lines) {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }
}
