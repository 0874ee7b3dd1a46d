package se.svarsvakt.web;

import java.util.List;
import java.util.Locale;
import se.svarsvakt.rule.reply.JudgedMail;

/**
 * Leaves the domain of whoever wrote a mail out of sentences about it: behind some domains stands
 * one person, and administrators see no senders.
 *
 * @param domain the domain; empty for none
 */
record SenderBlank(String domain) {
  static final SenderBlank NONE = new SenderBlank("");

  static SenderBlank of(Pages pages, JudgedMail mail) {
    return new SenderBlank(
        pages
            .stores()
            .judgement()
            .records()
            .cases()
            .senderDomains(List.of(mail.mail().key()))
            .getOrDefault(mail.mail().key(), ""));
  }

  String in(String sentence) {
    if (domain.isEmpty()) {
      return sentence;
    }
    int at = sentence.toLowerCase(Locale.ROOT).indexOf(domain.toLowerCase(Locale.ROOT));
    return at < 0
        ? sentence
        : sentence.substring(0, at) + "…" + in(sentence.substring(at + domain.length()));
  }
}
