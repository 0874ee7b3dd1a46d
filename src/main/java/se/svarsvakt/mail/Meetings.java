package se.svarsvakt.mail;

import java.util.Optional;

/** Recognises meeting requests, responses and cancellations. */
final class Meetings implements VerdictRule {
  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    if (mail.meeting()) {
      return VerdictRule.because(Verdict.MEETING, "eventMessage");
    }
    return MessageClass.startsWith(mail, "ipm.schedule.meeting")
        ? VerdictRule.because(Verdict.MEETING, "message class IPM.Schedule.Meeting")
        : Optional.empty();
  }
}
