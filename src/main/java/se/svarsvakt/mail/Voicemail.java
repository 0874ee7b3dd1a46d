package se.svarsvakt.mail;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * Recognises voicemail by its class, by who sends it, or by the number that its header names
 * (MS-OXCMAIL 2.2.3.2.23). It stands before the no-reply senders, since telephone systems write
 * from such addresses.
 */
public final class Voicemail implements VerdictRule {
  private enum Section {
    SENDER
  }

  private static final Phrases<Section> SENDERS = Phrases.load("voicemail", Section.class);
  private static final String CALLER = "X-CallingTelephoneNumber";
  private static final int LONGEST = 254;

  /** A mail that was recalled has the same header, with {@code IPM.Note} in it. */
  private static final Pattern NUMBER =
      Pattern.compile("(?i)(?:tel:|sip:)?(\\+?[0-9(][0-9 ().\\-/]{1,24})(?:[;@].{0,200})?");

  /** The classes of Exchange's own unified messaging, and of Teams, which follows it. */
  private static final Pattern EXCHANGE = Pattern.compile("(?i)\\.microsoft\\.");

  private static final Pattern SIP_ADDRESS =
      Pattern.compile("(?i)(?:sips?:)?([^\\s@:;<>]{1,64}@[^\\s@:;<>]{1,190})(?:;.{0,200})?");

  /** A number behind a gateway, or somebody who withholds it (RFC 3323). */
  private static final Pattern NOBODY =
      Pattern.compile(
          "(?i)(?:[+0-9().\\-]{2,64}|anonymous|unavailable|unknown|private|restricted)@.{1,190}"
              + "|.{1,64}@.{0,180}\\.?invalid");

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    return MessageClasses.judge(mail, Verdict.VOICEMAIL)
        .or(() -> bySender(mail, addressee))
        .or(() -> byCaller(mail));
  }

  private static Optional<ReasonedVerdict> bySender(IncomingMail mail, Addressee addressee) {
    MailAddress from = mail.from();
    if (from == null || from.value().length() > LONGEST) {
      return Optional.empty();
    }
    return SENDERS.isWhole(from.value(), Section.SENDER)
        ? Optional.of(
            new ReasonedVerdict(
                Verdict.VOICEMAIL,
                "sender is a voicemail service",
                SENDERS.entryAt(from.value(), Section.SENDER).orElse("")))
        : Optional.of(
                new ReasonedVerdict(
                    Verdict.VOICEMAIL, "sender is named as voicemail by the policy"))
            .filter(_ -> addressee.senders().voicemail().test(from));
  }

  private static Optional<ReasonedVerdict> byCaller(IncomingMail mail) {
    return callingNumber(mail).isPresent() || callingAddress(mail).isPresent()
        ? VerdictRule.because(Verdict.VOICEMAIL, CALLER + " header with a caller in it")
        : Optional.empty();
  }

  /** The number that called, as its header writes it; empty where it names none. */
  public static Optional<String> callingNumber(IncomingMail mail) {
    return caller(mail, NUMBER);
  }

  /**
   * The number that called in the form of {@link PhoneNumbers#normal}; empty where the header names
   * none that everybody can dial.
   */
  public static Optional<String> dialledNumber(IncomingMail mail) {
    return callingNumber(mail).flatMap(PhoneNumbers::called);
  }

  private static Optional<MailAddress> callingAddress(IncomingMail mail) {
    return caller(mail, SIP_ADDRESS).map(MailAddress::new);
  }

  private static Optional<String> caller(IncomingMail mail, Pattern form) {
    return mail.headers()
        .first(CALLER)
        .map(form::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1).strip());
  }

  /**
   * The addresses by which a written answer reaches the caller; empty where there is none, as
   * behind a telephone system. Where a number called, an address of ours is that system's,
   * whoever's account it sends with. Exchange puts a caller whom it knows in From; another system,
   * which names the caller in the header, puts itself there.
   */
  public static Set<MailAddress> callerAddresses(IncomingMail mail, Addressee addressee) {
    Set<MailAddress> addresses = new LinkedHashSet<>();
    boolean systemsAccount = dialledNumber(mail).isPresent() && sendsItself(mail);
    Optional<MailAddress> system = Optional.ofNullable(mail.from()).filter(_ -> sendsItself(mail));
    Stream.of(Stream.ofNullable(mail.from()), mail.replyTo().stream())
        .flatMap(each -> each)
        .filter(address -> isOurPersons(address, addressee) || !system.equals(Optional.of(address)))
        .forEach(addresses::add);
    callingAddress(mail).ifPresent(addresses::add);
    addresses.removeIf(
        address ->
            isOfASystem(address, addressee) || (systemsAccount && addressee.isOurs(address)));
    return addresses;
  }

  private static boolean sendsItself(IncomingMail mail) {
    return byCaller(mail).isPresent()
        && MessageClasses.judge(mail, Verdict.VOICEMAIL)
            .filter(_ -> EXCHANGE.matcher(mail.messageClass()).find())
            .isEmpty();
  }

  private static boolean isOurPersons(MailAddress address, Addressee addressee) {
    return addressee.isOurs(address) && addressee.isPerson(address);
  }

  private static boolean isOfASystem(MailAddress address, Addressee addressee) {
    return addressee.isOwn(address)
        || NOBODY.matcher(address.value()).matches()
        || (addressee.isOurs(address) && !addressee.isPerson(address))
        || NoReplyAddress.matches(address)
        || SENDERS.isWhole(address.value(), Section.SENDER)
        || addressee.senders().voicemail().test(address);
  }

  /** Whether a colleague called: the promise is made to those outside. */
  static boolean isOfAColleague(IncomingMail mail, Addressee addressee) {
    return isOfAColleaguesNumber(mail, addressee)
        || callerAddresses(mail, addressee).stream()
            .anyMatch(address -> isOurPersons(address, addressee));
  }

  /** Whether the number that called is one colleague's own in the directory. */
  static boolean isOfAColleaguesNumber(IncomingMail mail, Addressee addressee) {
    return dialledNumber(mail).filter(addressee::isColleaguesPhone).isPresent();
  }
}
