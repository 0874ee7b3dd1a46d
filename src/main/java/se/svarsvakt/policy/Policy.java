package se.svarsvakt.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.mail.HabitTerms;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.worktime.ServiceHours;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * What an organisation has promised those who write to it, and how it wants to be reminded.
 *
 * @param profile the name of the profile that it began with
 * @param workingTime when people work
 * @param internalDomains domains, in lower case, that count as internal beside the tenant's own;
 *     their subdomains do not
 * @param excludedSenders senders whose mail is not watched
 * @param knownSenders whether senders of the starter list count as excluded too
 * @param bannerTexts what the organisation puts before and after the words of senders
 * @param escalate whether managers are told of what is overdue
 * @param reply how soon people are answered
 * @param absence what is promised while somebody is away
 * @param signature what is asked of signatures
 * @param unattendedAfterWorkingDays how many working days unread mail may lie in an inbox that
 *     nobody else can open, {@link #UNATTENDED_AFTER}
 * @param nudges when people are reminded
 * @param privacy what is kept and shown
 * @param summary what managers are told of their unit's weeks
 * @param habits what is counted of how people send mail
 * @param functions the function mailboxes, and when one is advised
 */
public record Policy(
    String profile,
    WorkingTimePolicy workingTime,
    Set<String> internalDomains,
    List<SenderPattern> excludedSenders,
    boolean knownSenders,
    BannerTexts bannerTexts,
    boolean escalate,
    ReplyPolicy reply,
    AbsencePolicy absence,
    SignaturePolicy signature,
    int unattendedAfterWorkingDays,
    NudgePolicy nudges,
    PrivacyPolicy privacy,
    SummaryPolicy summary,
    HabitsPolicy habits,
    FunctionMailboxPolicy functions) {

  /** The allowed {@link #unattendedAfterWorkingDays}. */
  public static final Range UNATTENDED_AFTER = new Range(1, 60);

  /** The three days of docs/how-it-judges.md 6. */
  public static final int ORDINARY_UNATTENDED_AFTER = 3;

  /** Keeps its own copies; domains in lower case. */
  public Policy {
    UNATTENDED_AFTER.check("unattendedAfterWorkingDays", unattendedAfterWorkingDays);
    internalDomains =
        internalDomains.stream()
            .map(domain -> domain.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    excludedSenders = List.copyOf(excludedSenders);
  }

  /** The same with other function mailboxes. */
  private Policy with(FunctionMailboxPolicy others) {
    return new Policy(
        profile,
        workingTime,
        internalDomains,
        excludedSenders,
        knownSenders,
        bannerTexts,
        escalate,
        reply,
        absence,
        signature,
        unattendedAfterWorkingDays,
        nudges,
        privacy,
        summary,
        habits,
        others);
  }

  /** The same with shared mailboxes that are looked after at those hours. */
  public Policy withServiceHours(Map<MailAddress, ServiceHours> hours) {
    return with(functions.with(hours));
  }

  /** A policy with this promise, and the default of everything else. */
  public static Policy of(String profile, ReplyPolicy reply) {
    return new Policy(
        profile,
        WorkingTimePolicy.ORDINARY,
        Set.of(),
        List.of(),
        false,
        BannerTexts.NONE,
        false,
        reply,
        AbsencePolicy.ORDINARY,
        SignaturePolicy.ORDINARY,
        ORDINARY_UNATTENDED_AFTER,
        NudgePolicy.ORDINARY,
        PrivacyPolicy.ORDINARY,
        SummaryPolicy.ORDINARY,
        HabitsPolicy.ORDINARY,
        FunctionMailboxPolicy.ORDINARY);
  }

  /** How habits are counted; empty where they are not. */
  public Optional<HabitTerms> habitTerms() {
    return habits.terms(calendar().zone(), signature);
  }

  /** The calendar that deadlines are counted in. */
  public WorkingCalendar calendar() {
    return workingTime.calendar();
  }

  /**
   * What a reader is written to in.
   *
   * @param language of their mailbox, a BCP 47 tag, maybe empty
   * @return that language where texts are in it, else the region's
   */
  public String writtenTo(String language) {
    String main = Locale.forLanguageTag(language).getLanguage();
    return main.equals("sv") || main.equals("en") ? language : workingTime.region().language();
  }

  /** Whether mail from this sender is not watched. */
  public boolean excludes(MailAddress sender) {
    return excludedSenders.stream().anyMatch(pattern -> pattern.matches(sender));
  }
}
