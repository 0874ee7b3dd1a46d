package se.svarsvakt.mail;

import java.util.Optional;

/** Recognises voicemail and missed calls by their class (MS-OXOUM 2.2.2.1). */
final class Voicemail implements VerdictRule {
  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    if (MessageClass.startsWith(mail, "ipm.note.microsoft.voicemail")) {
      return VerdictRule.because(Verdict.VOICEMAIL, "message class IPM.Note.Microsoft.Voicemail");
    }
    return MessageClass.startsWith(mail, "ipm.note.microsoft.missed.voice")
        ? VerdictRule.because(Verdict.VOICEMAIL, "message class IPM.Note.Microsoft.Missed.Voice")
        : Optional.empty();
  }
}
