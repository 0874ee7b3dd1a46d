package se.svarsvakt.mail;

import java.util.EnumSet;
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
   * @param words what its words tell
   */
  public static Set<Trait> of(
      IncomingMail mail, Addressee addressee, Verdict verdict, TellingWords words) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (verdict == Verdict.DELIVERY_REPORT && DeliveryReports.tellOfFailure(mail)) {
      traits.add(Trait.UNDELIVERABLE);
    }
    if (verdict == Verdict.VOICEMAIL) {
      addCaller(mail, addressee, traits);
    } else if (verdict.mayStillExpectAnswer()) {
      addWords(mail, words, traits);
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

  private static void addWords(IncomingMail mail, TellingWords words, Set<Trait> traits) {
    if (words.closing().isPresent()) {
      traits.add(Trait.CLOSING);
    }
    if (words.request().isPresent()) {
      traits.add(Trait.RECORDS_REQUEST);
    }
    words
        .automatic()
        .ifPresent(
            automatic -> {
              traits.add(automatic.trait());
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
}
