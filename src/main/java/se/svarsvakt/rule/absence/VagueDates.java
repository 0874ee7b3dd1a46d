package se.svarsvakt.rule.absence;

import static se.svarsvakt.rule.absence.DateWords.COUNTED_DAY;
import static se.svarsvakt.rule.absence.DateWords.DAY;
import static se.svarsvakt.rule.absence.DateWords.END;
import static se.svarsvakt.rule.absence.DateWords.MONTH;
import static se.svarsvakt.rule.absence.DateWords.MONTH_NUMBER;
import static se.svarsvakt.rule.absence.DateWords.START;
import static se.svarsvakt.rule.absence.DateWords.WEEKDAY;

import java.util.regex.Pattern;

/**
 * Finds what is a date of return only among words that speak of going and coming back: a day of the
 * week, tomorrow, next week, the 7th, a month. A day of the week among opening hours is none.
 */
final class VagueDates {
  private static final String RETURN =
      START
          + "(?:åter|återkommer|återkomma|återkomst|återgår|återvänder|tillbaka|i tjänst|i arbete"
          + "|på plats|på jobbet|på kontoret|på banan|jobbar igen|arbetar igen|börjar jobba"
          + "|börjar arbeta|nås igen|anträffbar|öppnar|back|returns?|returning|in the office"
          + "|at work|at my desk|resumes?|reopens?|re-opens?|available again)"
          + END;

  private static final String ANSWER =
      START
          + "(?:svarar?|besvarar?|läser|hör av mig|återkopplar?|reply|respond|answer|get to)"
          + END;

  private static final String ABSENT =
      START
          + "(?:(?:\\p{L}+)?(?:ledig|ledighet|ledigt)|(?:\\p{L}+)?semester|frånvarande|frånvaro"
          + "|borta|bortrest|(?:tjänste)?resa|vabb?(?:ar)?|hemma|sjukt? barn|sjuk|sjukskriven|kurs|utbildning|konferens"
          + "|(?:inte|ej) (?:i tjänst|på plats|på kontoret|tillgänglig|anträffbar|nåbar)"
          + "|away(?: from (?:the office|my desk|work))?|out(?: of (?:the )?office)?|ooo|off"
          + "|on (?:\\p{L}+ )?leave|vacation|holidays?|annual leave|absent|travell?ing"
          + "|unavailable|not available|training|conference)"
          + END;

  private static final String UNTIL =
      START
          + "(?:t ?\\.? ?o ?\\.? ?m\\.?|till och med|till|tills|tom|förrän|senast|until|untill|til"
          + "|'til|through|thru|up to|by|not before|no later than)";

  private static final String NOT_BETWEEN =
      "(?!(?:kontakt|ring|mejla|maila|öppe|telefon|vardag|beman|bevak|nås|når|varje|varannan|hjälp"
          + "|hänvis|vänd|skicka|contact|call|phone|open|hours|every|each|reach|help|assist"
          + "|monitor|please|since|sedan|från|fr\\.?o|fr o|from|weekday))";

  private static final String GAP =
      "[,:;]?(?: "
          + NOT_BETWEEN
          + "(?:kl\\.|ca\\.|d\\.|[^ .!?]+(?:\\.[^ .!?]+)*)){0,6}?[,:;]? \\(?";

  private static final String RETURN_GAP =
      "[,:;]?(?: (?:från|from|fr\\.?o\\.?m\\.?)|(?: "
          + NOT_BETWEEN
          + "(?:kl\\.|ca\\.|d\\.|[^ .!?]+(?:\\.[^ .!?]+)*))){0,6}?[,:;]? \\(?";

  private static final String NO_RANGE =
      "(?! ?(?:-|/|till|to|through|thru|och|and|&|,) ?" + WEEKDAY + ")";

  private static final String NOT_IN_RANGE =
      "(?<!(?:-|- |till |to |och |and |through |varje |every |each ))";

  private static final String ONE_DAY = START + NOT_IN_RANGE + WEEKDAY + NO_RANGE;

  private static final String RELATIVE =
      START
          + "(?:i ?morgon|imorrn|imorn|i ?övermorgon|tomorrow|i ?dag|i ?kväll|i ?eftermiddag|today"
          + "|tonight|this afternoon|(?:resten av|hela) dagen|(?:rest of the|all) day"
          + "|(?:nästa|kommande|nästkommande|denna|den här|hela) veckan?|veckan ut"
          + "|(?:next|this|all|rest of the|the whole|the entire) week)"
          + END;

  private static final String COUNTED =
      "(?:"
          + START
          + "den "
          + DAY
          + "(?:[:.]?[ae]|:[dt]e)?(?![\\p{L}\\d/:]|[.,]\\d)|"
          + START
          + "the (?=\\d{1,2}(?:st|nd|rd|th))"
          + COUNTED_DAY
          + END
          + "(?! floor))";

  private static final String IN_MONTH =
      "(?:"
          + START
          + "(?:i|in|till|until|med|m\\.|tom|through|of|av|early|late|mid|mitten|början|slutet|hela"
          + "|siste|sista|during|under|all|förrän|end)[ -](?:of |av |i )?"
          + MONTH
          + "|"
          + START
          + MONTH
          + " ?(?:-|och|and|to|till) ?"
          + MONTH
          + ")";

  private static final String DOTTED =
      "(?:(?:den|on|the|"
          + WEEKDAY
          + "),? )*"
          + DAY
          + "\\."
          + MONTH_NUMBER
          + "(?:\\.(?:\\d\\d)?(?:\\d\\d)?)?(?![\\p{L}\\d]|[-.:]\\d)";

  private static final String SHORT_YEAR =
      START + "\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?![\\p{L}\\d]| ?-? ?\\d)";

  private static final String ANY = "(?:" + RELATIVE + "|" + COUNTED + "|" + IN_MONTH + ")";

  private static final String WEEKDAY_OR_MORE = "(?:" + ONE_DAY + "|" + ANY + ")";

  private static final String HOLIDAY =
      "(?:(?:annandag )?påsk(?:en|helgen)?|jul(?:en|helgen|helgerna|dagen|ledigheten)?"
          + "|nyår(?:et|shelgen|sdagen)?|mellandagarna|årsskiftet|trettonhelgen|trettondagen?"
          + "|trettondedag(?:en| jul)?|midsommar(?:en|helgen)?|pingst(?:en|helgen)?"
          + "|kristi himmelsfärd\\p{L}*|allhelgona\\p{L}*|alla helgons dag|valborg|nationaldagen"
          + "|(?:lång)?helgen|storhelgerna|easter|christmas|xmas|new year(?:'?s)?|midsummer"
          + "|epiphany|pentecost|whitsun|weekend|bank holiday|ascension day|all saints)"
          + END;

  private static final Pattern DATE =
      compile(
          RETURN + RETURN_GAP + WEEKDAY_OR_MORE,
          WEEKDAY_OR_MORE + GAP + RETURN,
          ANSWER + GAP + "(?:på|on|nästa|next|senast|by) " + ONE_DAY,
          ANSWER + GAP + RELATIVE,
          ABSENT + GAP + "(?:" + START + WEEKDAY + "|" + ANY + ")",
          WEEKDAY_OR_MORE + "(?! ?\\d)" + GAP + ABSENT,
          "(?<!(?:öppe[nt]|open)[^.!?]{0,40})(?<!(?:mån|tis|ons|tors?|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun|dag|dagar|day|days) )"
              + UNTIL
              + "(?: (?:and including|nästa|next|på|this|nu|kommande|coming|the end of))* "
              + WEEKDAY,
          UNTIL + " (?:and including )?" + ANY,
          RETURN + ",? " + DOTTED,
          START + "den " + DAY + "\\." + MONTH_NUMBER + "(?![\\p{L}\\d]|[.:-]\\d)",
          "(?:" + RETURN + "|" + UNTIL + ")(?: [^ .!?\\d]+){0,2}? " + SHORT_YEAR,
          START
              + "(?:efter|över|till och med|t\\.?o\\.?m\\.?|till|after|over|until) "
              + "(?:the |årets )?"
              + HOLIDAY,
          START + "(?:mellan jul och nyår|between christmas and new year)");

  private static final Pattern COMING_BACK = compile(RETURN);

  private VagueDates() {}

  /** Whether there is one in a text in lower case, on one line. */
  static boolean areIn(String text) {
    return DATE.matcher(text).find();
  }

  /** Whether a sentence speaks of coming back, before or after a date. */
  static boolean speakOfReturn(String before, String after) {
    return COMING_BACK.matcher(before).find() || COMING_BACK.matcher(after).find();
  }

  private static Pattern compile(String... alternatives) {
    return Pattern.compile("(?:" + String.join("|", alternatives) + ")");
  }
}
