package se.svarsvakt.mail;

import java.util.regex.Pattern;

/** The English of automatic replies. */
final class EnglishAway {
  private static final String DATE =
      "(?:(?:the )?\\d{1,2}(?:st|nd|rd|th)?\\b|\\d{4}-\\d{2}-\\d{2}|(?:jan|feb|mar|apr|may"
          + "|jun|jul|aug|sep|oct|nov|dec)\\p{L}{0,6}\\b"
          + "|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next (?:week|month|year)"
          + "|further notice|week \\d|after (?:the )?(?:holidays?|weekend|summer|christmas"
          + "|easter))";
  private static final Pattern ABSENT =
      PlainWords.anyOf(
          "\\b(?:i'm|i am|i will be|i'll be|we are|we're|we will be|i have|i'm going|i am"
              + " going)\\b(?: (?!been|question)[^\\s.!?]+){0,4}? (?:out of (?:the |my"
              + " )?office|out of office|away|on (?:\\p{L}+ )?(?:leave|vacation|holidays?"
              + "|business trip)|off work|off sick|off|travell?ing|not (?:in|at) (?:the |my"
              + " )?(?:office|work|desk)|unavailable|not available|limited access|no access"
              + "|no longer (?:with|work\\w*|employed)|closed)\\b",
          "\\bi no longer work\\b",
          "(?:^|[.!,] ?)(?:currently )?(?:out of (?:the )?office|on (?:annual |parental "
              + "|maternity |paternity )?(?:leave|vacation|holiday))\\b",
          "\\bis (?:currently )?out of (?:the )?office\\b",
          "\\b(?:our|the) office (?:is|will be) closed\\b",
          "\\b(?:during|in) my absence\\b");
  private static final Pattern BACK =
      PlainWords.anyOf(
          "\\b(?:back|return\\w*|available|resume|reachable)\\b(?: [^\\s.!?]+){0,5}? " + DATE,
          "\\b(?:until|till|through|thru) (?:[^\\s.!?]+ ){0,3}?" + DATE,
          "\\b(?:from|between) (?:[^\\s.!?]+ ){0,2}?" + DATE + ".{0,20}\\b(?:to|and|until|-) ",
          "\\b(?:when|until|once|as soon as|upon) (?:i|my) ?(?:am |'m )?(?:return|get back|back)");
  private static final Pattern INSTEAD =
      PlainWords.anyOf(
          "\\b(?:urgent\\w*|immediate|emergenc\\w+|in the meantime|in my absence|cannot wait"
              + "|can't wait|assistance|for (?:any )?(?:questions|matters"
              + "|enquiries))\\b.{0,80}?\\b(?:contact|call|e-?mail|reach|write|speak)\\b",
          "\\b(?:contact|call|e-?mail|reach out to)\\b.{0,60}?(?:my (?:colleague|manager"
              + "|team)|\\S@\\S|if (?:it is|it's|urgent|you need))");
  private static final Pattern UNREAD =
      PlainWords.anyOf(
          "\\b(?:respond|reply|get back|answer|read|review)\\b[^.!?]{0,50}\\b(?:return|back"
              + "|as soon as (?:i|possible)|when i)\\b",
          "\\bwill not be (?:read|forwarded|monitored|checking)\\b",
          "\\b(?:limited|no|intermittent|sporadic) access to (?:my )?e-?mail",
          "\\b(?:not|infrequently|periodically) (?:be )?(?:check|read|monitor)\\w*");
  private static final Pattern THANKS =
      PlainWords.anyOf(
          "^(?:hi|hello|dear \\p{L}+(?: \\p{L}+)?|good day)?[^\\p{L}]{0,4}(?:many )?(?:thank"
              + " you|thanks) (?:so much |very much )?for (?:your (?:\\p{L}+ )?(?:e-?mail"
              + "|message|mail|enquiry|inquiry|interest)|contacting|reaching|getting in"
              + " touch|writing)");
  private static final Pattern RECEIPT =
      PlainWords.anyOf(
          "\\bwe(?:'ve| have) (?:successfully )?received your (?:e-?mail|message|mail"
              + "|enquiry|inquiry|request|question|application|ticket|case|order)\\b",
          "\\byour (?:e-?mail|message|enquiry|inquiry|request|question|application|ticket"
              + "|case)(?: \\S+)? (?:has been|was) (?:successfully )?(?:received|registered"
              + "|logged|created)\\b",
          "^(?:hi|hello)?[^\\p{L}]{0,4}(?:thank you|thanks) for (?:your? (?:e-?mail|message|enquiry"
              + "|inquiry)|contacting|reaching)[^.!?]{0,60}[.!] ?i(?: will|'ll| shall)(?: [^\\s.!?]+){0,4}?"
              + " (?:reply|respond|get back|answer)\\b[^.!?]{0,30}\\b(?:as soon as|shortly|within)\\b",
          "^(?:hi|hello)?[^\\p{L}]{0,4}(?:thank you|thanks) for (?:your (?:e-?mail|message"
              + "|enquiry|inquiry)|contacting|reaching)[^.!?]{0,60}[.!] ?we (?:\\p{L}+"
              + " ){0,4}?(?:reply|respond|get back|answer|contact|be in touch)\\b");
  private static final Pattern EXPLICIT =
      PlainWords.anyOf(
          "\\bthis (?:is|e-?mail is|message is|e-?mail was|message was|e-?mail has been"
              + "|message has been) (?:an? )?(?:auto\\w*|automatically|system)["
              + " -]?(?:generated|reply|response|message|e-?mail|sent|notification)",
          "\\b(?:do not|don't) reply to this (?:e-?mail|message|mail)",
          "^(?:auto-?reply|automatic reply|auto(?:mated)? response)\\b[^?]*$");
  private static final Pattern HUMAN =
      PlainWords.anyOf(
          "\\b(?:could|can|would|will) you (?!also (?:contact|reach)|always|contact|reach"
              + "|call|find|e-?mail)",
          "\\bi(?:'m| am)? wonder\\w*\\b",
          "\\b(?:i|we|and) (?:would|'d) like to (?!thank)",
          "\\b(?:attached|enclosed|i attach|i enclose)\\b",
          "\\bi'd like\\b",
          "\\bi (?:need|want|wish)\\b",
          "\\bplease (?:send|let|tell|call|inform|advise) (?:me|us)\\b",
          "\\bmy (?:application|case|invoice|son|daughter|child|permit)\\b",
          "\\bhow (?:do|can|much)\\b");

  /** The phrases. */
  static final AwayPhrases PHRASES =
      new AwayPhrases(ABSENT, BACK, INSTEAD, UNREAD, THANKS, RECEIPT, EXPLICIT, HUMAN);

  private EnglishAway() {}
}
