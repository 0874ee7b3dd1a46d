package se.svarsvakt.bench.jmh;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Invented bodies as mail programs write them. What is new in them names a berth, what is quoted a
 * licence.
 */
final class LetterBodies {
  /** A body with Graph's name for its kind. */
  record LetterBody(String contentType, String content) {}

  private static final List<String> SWEDISH =
      List.of(
          "Hej Karin,",
          "Tack för svaret. Jag har stått i kö för en båtplats (berth) sedan 2019 och undrar om"
              + " plats 14 vid norra bryggan är ledig till sommaren.",
          "Båten är 6,2 meter lång och 2,1 bred, den går på 60 cm djup. Vi kan byta med grannen på"
              + " plats 16 om det blir enklare för er.",
          "Går det att få besked före den 1 april? Jag nås på 070-000 12 34 efter klockan 16.",
          "Med vänlig hälsning",
          "Eva Lind");
  private static final List<String> ENGLISH =
      List.of(
          "Dear Ms Berg,",
          "Thank you for looking into this. Could you tell me whether the berth can be paid in two"
              + " parts, and when the first one is due?",
          "Best regards",
          "Tom Ashby");
  private static final List<String> EARLIER =
      List.of(
          "Hej,",
          "Din ansökan om tillstånd (licence) kom in den 3 november. Handläggningen tar omkring"
              + " tre veckor, och du får ett skriftligt beslut med posten.",
          "The licence is valid for two years; the fee is 450 kronor and is paid in advance.",
          "Hör gärna av dig om något är oklart.",
          "Karin Berg, handläggare");

  private static final String OUTLOOK_STYLE =
      "<html><head><style><!-- @font-face {font-family:Calibri;} p.MsoNormal, li.MsoNormal"
          + " {margin:0cm; font-size:11.0pt; font-family:\"Calibri\",sans-serif;}"
          + " a:link {color:#0563C1;} div.WordSection1 {page:WordSection1;} --></style></head>"
          + "<body lang=SV link=\"#0563C1\"><div class=WordSection1>";
  private static final String OUTLOOK_HEAD =
      "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
          + "<p class=MsoNormal><b>Från:</b> Karin Berg &lt;karin.berg@kommun.example&gt;<br>"
          + "<b>Skickat:</b> den 5 november 2026 10:15<br><b>Till:</b> Eva Lind<br>"
          + "<b>Ämne:</b> SV: Ansökan</p></div>";
  private static final String GMAIL_HEAD =
      "<div class=\"gmail_quote\"><div dir=ltr class=gmail_attr>On Thu, 5 Nov 2026 at 10:15, Karin"
          + " Berg &lt;karin.berg@kommun.example&gt; wrote:<br></div><blockquote class=gmail_quote"
          + " style='margin:0 0 0 0.8ex;border-left:1px solid #ccc;padding-left:1ex'>";
  private static final String APPLE_HEAD =
      "<blockquote type=cite><div>5 nov. 2026 kl. 10:15 skrev Karin Berg:</div><br>";

  /** Nothing is quoted. */
  static final List<LetterBody> ALONE =
      List.of(
          text("When is the berth free?\r\n"),
          text(lines("", SWEDISH)),
          html(OUTLOOK_STYLE + outlook(SWEDISH) + outlook(ENGLISH) + "</div>"),
          html("<div dir=ltr>" + divs(ENGLISH) + "</div>"),
          html("<p>Autosvar: jag är ledig till den 9 november. Båtplats (berth): ring växeln.</p>"),
          text("I am out of office until 9 November. For a berth please call 0000-12 34 56.\r\n"),
          html(
              "<table role=presentation><tr><td><h1>A berth for all</h1></td></tr>"
                  + ("<tr><td><img src='https://nyhetsbrev.example/1.png' alt=''></td><td>"
                          + divs(SWEDISH)
                          + "<a href='https://nyhetsbrev.example/l?i=7'>Läs mer</a></td></tr>")
                      .repeat(8)
                  + "</table>"));

  /** Six earlier mails are quoted, or one that is answered line by line. */
  static final List<LetterBody> QUOTING =
      List.of(
          html(OUTLOOK_STYLE + outlook(SWEDISH) + (OUTLOOK_HEAD + outlook(EARLIER)).repeat(6)),
          html(
              divs(SWEDISH)
                  + "<div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>From:</b> Karin"
                  + " Berg<br><b>Sent:</b> Thursday, 5 November 2026 10:15</div>"
                  + divs(EARLIER).repeat(6)),
          html(divs(ENGLISH) + nested(GMAIL_HEAD, "</blockquote></div>")),
          html(divs(SWEDISH) + nested(APPLE_HEAD, "</blockquote>")),
          html(
              GMAIL_HEAD
                  + divs(EARLIER)
                  + "</blockquote><p>The berth, please.</p>"
                  + "<blockquote class=gmail_quote>"
                  + divs(EARLIER)
                  + "</blockquote></div>"),
          text(
              lines("", SWEDISH)
                  + "\r\nDen 5 nov. 2026 kl. 10:15 skrev Karin Berg"
                  + " <karin.berg@kommun.example>:\r\n\r\n"
                  + lines("> ", EARLIER).repeat(6)),
          text(
              lines("", ENGLISH)
                  + ("\r\n-----Original Message-----\r\nFrom: Karin Berg\r\nSent: Thursday,"
                          + " 5 November 2026 10:15\r\nTo: Tom Ashby\r\nSubject: Licence\r\n\r\n"
                          + lines("", EARLIER))
                      .repeat(6)));

  private LetterBodies() {}

  private static LetterBody html(String content) {
    return new LetterBody("html", content);
  }

  private static LetterBody text(String content) {
    return new LetterBody("text", content);
  }

  private static String lines(String mark, List<String> paragraphs) {
    return paragraphs.stream()
        .map(line -> mark + line + "\r\n" + mark + "\r\n")
        .collect(Collectors.joining());
  }

  private static String divs(List<String> paragraphs) {
    return "<div>" + String.join("</div><div><br></div><div>", paragraphs) + "</div>";
  }

  private static String outlook(List<String> paragraphs) {
    return paragraphs.stream()
        .map(line -> "<p class=MsoNormal><span lang=SV>" + line + "<o:p></o:p></span></p>")
        .collect(Collectors.joining("<p class=MsoNormal><o:p>&nbsp;</o:p></p>"));
  }

  private static String nested(String head, String end) {
    return (head + divs(EARLIER)).repeat(6) + end.repeat(6);
  }
}
