package se.svarsvakt.mail;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Finds the {@link Trait}s of a message. */
public final class MailTraits {
  private MailTraits() {}

  /**
   * What the message shows beside its verdict.
   *
   * @param mail the message, banners cut away
   * @param addressee the mailbox and its organisation
   * @param verdict what it is by itself
   */
  public static Set<Trait> of(IncomingMail mail, Addressee addressee, Verdict verdict) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (verdict == Verdict.DELIVERY_REPORT && DeliveryReports.tellOfFailure(mail)) {
      traits.add(Trait.UNDELIVERABLE);
    }
    if (verdict == Verdict.VOICEMAIL) {
      addCaller(mail, addressee, traits);
    } else if (verdict.mayStillExpectAnswer()) {
      addWords(mail, traits);
    }
    if (InternalSender.isForged(mail, addressee) && !isSystemOfOurs(mail, addressee, verdict)) {
      traits.add(Trait.CLAIMED_COLLEAGUE);
    }
    if (TicketSystems.speakFor(mail, addressee, verdict)) {
      traits.add(Trait.QUESTION);
    }
    return traits;
  }

  /** A telephone system sends under an address of ours, and signs in nowhere. */
  private static boolean isSystemOfOurs(IncomingMail mail, Addressee addressee, Verdict verdict) {
    MailAddress from = mail.from();
    return verdict == Verdict.VOICEMAIL && (from == null || !addressee.isPerson(from));
  }

  private static void addCaller(IncomingMail mail, Addressee addressee, Set<Trait> traits) {
    if (Voicemail.isOfAColleague(mail, addressee)) {
      traits.add(Trait.COLLEAGUE_CALLED);
      if (Voicemail.isOfAColleaguesNumber(mail, addressee)) {
        traits.add(Trait.COLLEAGUES_NUMBER);
      }
    } else if (!Voicemail.callerAddresses(mail, addressee).isEmpty()) {
      traits.add(Trait.CALLER_WRITES);
    }
  }

  /** The other mailboxes of the organisation that a message was sent to and this one was not. */
  public static Set<MailboxId> addressedOthers(IncomingMail mail, Addressee addressee) {
    return CopyRule.addressedOthers(mail, addressee);
  }

  private static void addWords(IncomingMail mail, Set<Trait> traits) {
    if (ClosingRemark.isOne(mail.preview())) {
      traits.add(Trait.CLOSING);
    }
    if (RecordsRequest.entryOf(mail.subject(), mail.preview()).isPresent()) {
      traits.add(Trait.RECORDS_REQUEST);
    }
    automaticWords(mail)
        .ifPresent(
            words -> {
              traits.add(words.trait());
              if (SubjectPrefix.begins(mail.subject())) {
                traits.add(Trait.REPLY);
              }
            });
  }

  /** Whether it speaks of somebody's absence, as no banner does. */
  public static boolean tellOfAbsence(String beginning) {
    return OutOfOfficeText.speaksOfAbsence(PlainWords.of(beginning));
  }

  /** Whether this much of a message says what an automatic reply says. */
  public static boolean tellByWords(String subject, String text) {
    return AutomaticText.words(subject, text)
        .filter(words -> words.trait() != Trait.HINTED)
        .isPresent();
  }

  /** The entry of the phrases that a verdict by words would rest on; empty where there is none. */
  public static String tellingEntry(IncomingMail mail) {
    return RecordsRequest.entryOf(mail.subject(), mail.preview())
        .or(() -> automaticWords(mail).map(AutomaticWords::phrase))
        .or(() -> ClosingRemark.entryOf(mail.preview()))
        .orElse("");
  }

  private static Optional<AutomaticWords> automaticWords(IncomingMail mail) {
    return AutomaticText.words(mail.subject(), mail.preview());
  }
}
