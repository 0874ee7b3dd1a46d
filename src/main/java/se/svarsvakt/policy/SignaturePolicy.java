package se.svarsvakt.policy;

/**
 * What the organisation asks of the signature under external mail (docs/how-it-judges.md 5).
 *
 * @param template the common signature
 * @param sansSerif whether a serif or decorative font in the signature is reported
 * @param additionsAllowed whether people may add text or pictures of their own
 * @param samplePerDay how many sent messages of a mailbox are looked at a day, {@link #PER_DAY};
 *     zero switches the rule off
 * @param templateSet whether the organisation has set the template itself: only then is anybody
 *     reminded, before it is a guess
 * @param addedByGateway whether signatures are added after Sent Items, where nothing shows them:
 *     the rule is left out
 */
public record SignaturePolicy(
    SignatureTemplate template,
    boolean sansSerif,
    boolean additionsAllowed,
    int samplePerDay,
    boolean templateSet,
    boolean addedByGateway) {
  /** The allowed {@link #samplePerDay}. */
  public static final Range PER_DAY = new Range(0, 50);

  /** The signature of docs/how-it-judges.md 5, without a web address. */
  public static final SignaturePolicy ORDINARY =
      new SignaturePolicy(
          SignatureTemplate.parse(
              """
              Med vänlig hälsning
              {givenName} {surname}[, {jobTitle}]
              [{department}, ]{companyName}
              Telefon: {businessPhone}[, Mobil: {mobilePhone}]
              """),
          false,
          false,
          5,
          false,
          false);

  /** With a template that the organisation has set, of signatures that people write themselves. */
  public SignaturePolicy(
      SignatureTemplate template, boolean sansSerif, boolean additionsAllowed, int samplePerDay) {
    this(template, sansSerif, additionsAllowed, samplePerDay, true, false);
  }

  /** Refuses a number out of range. */
  public SignaturePolicy {
    PER_DAY.check("samplePerDay", samplePerDay);
  }

  /** Whether signatures are looked at at all. */
  public boolean isChecked() {
    return samplePerDay > 0 && !addedByGateway;
  }
}
