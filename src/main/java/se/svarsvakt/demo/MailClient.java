package se.svarsvakt.demo;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.Recipient;
import se.svarsvakt.simulator.OutgoingMessage;

/** The markup in which a mail program writes a letter: new text, signature, quoted original. */
enum MailClient {
  OUTLOOK_WEB {
    @Override
    String written(List<String> text, List<String> signature) {
      return "<div class=\"elementToProof\">%s</div><div><br></div><div id=\"Signature\">%s</div>"
          .formatted(String.join("<br>", text), String.join("<br>", signature));
    }

    @Override
    String quoted(OutgoingMessage original) {
      return "<hr style=\"display:inline-block;width:98%\" tabindex=\"-1\">"
          + "<div id=\"divRplyFwdMsg\" dir=\"ltr\">"
          + String.join("<br>", header(original))
          + "</div><div>"
          + String.join("<br>", textOf(original))
          + "</div>";
    }

    @Override
    String page(String body) {
      return "<html><head></head><body dir=\"ltr\" style=\"font-family:Aptos,sans-serif\">%s</body></html>"
          .formatted(body);
    }
  },
  OUTLOOK_DESKTOP {
    @Override
    String written(List<String> text, List<String> signature) {
      return paragraphs(text) + NOTHING + paragraphs(signature);
    }

    @Override
    String quoted(OutgoingMessage original) {
      return NOTHING
          + "<div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\">"
          + "<p class=\"MsoNormal\">"
          + String.join("<br>", header(original))
          + "</p></div>"
          + NOTHING
          + paragraphs(textOf(original));
    }

    @Override
    String page(String body) {
      return "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style><!--\n"
          + "p.MsoNormal {margin:0cm; font-size:11.0pt; font-family:\"Calibri\",sans-serif;}\n"
          + "--></style></head><body lang=\"SV\"><div class=\"WordSection1\">"
          + body
          + "</div></body></html>";
    }
  },
  OUTLOOK_MOBILE {
    @Override
    String written(List<String> text, List<String> signature) {
      return rows(text) + "<div id=\"ms-outlook-mobile-signature\">" + rows(signature) + "</div>";
    }

    @Override
    String quoted(OutgoingMessage original) {
      return OUTLOOK_WEB.quoted(original);
    }

    @Override
    String page(String body) {
      return "<html><body><div dir=\"auto\">%s</div></body></html>".formatted(body);
    }
  },
  APPLE_MAIL {
    @Override
    String written(List<String> text, List<String> signature) {
      return rows(text) + "<div><br></div><div>" + rows(signature) + "</div>";
    }

    @Override
    String quoted(OutgoingMessage original) {
      return "<br><div><blockquote type=\"cite\"><div>%s skrev:</div><br><div>%s</div></blockquote></div>"
          .formatted(safe(original.from().toString()), String.join("<br>", textOf(original)));
    }

    @Override
    String page(String body) {
      return "<html><head></head><body style=\"overflow-wrap: break-word;\">%s</body></html>"
          .formatted(body);
    }
  };

  private static final String NOTHING = "<p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p>";

  /** The program that somebody uses, always the same one. */
  static MailClient of(DirectoryUser writer) {
    return values()[Math.floorMod(writer.address().hashCode(), values().length)];
  }

  abstract String written(List<String> text, List<String> signature);

  abstract String quoted(OutgoingMessage original);

  abstract String page(String body);

  /**
   * The letter's HTML, whole and without the original.
   *
   * @param signature lines of HTML
   */
  OutgoingMessage write(
      OutgoingMessage letter, List<String> text, List<String> signature, @Nullable OutgoingMessage original) {
    String own = written(text.stream().map(MailClient::safe).toList(), signature);
    String all = original == null ? own : own + quoted(original);
    return letter.html(page(all), page(own));
  }

  static String safe(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static List<String> header(OutgoingMessage original) {
    String to =
        original.recipients().to().stream()
            .map(Recipient::toString)
            .collect(Collectors.joining("; "));
    return Stream.of(
            "Från: " + original.from(), "Till: " + to, "Ämne: " + original.content().subject())
        .map(MailClient::safe)
        .map(line -> "<b>" + line.replaceFirst(":", ":</b>"))
        .toList();
  }

  private static List<String> textOf(OutgoingMessage original) {
    return original.content().text().lines().map(MailClient::safe).toList();
  }

  private static String paragraphs(List<String> lines) {
    return lines.stream()
        .map(line -> "<p class=\"MsoNormal\">" + line + "<o:p></o:p></p>")
        .collect(Collectors.joining());
  }

  private static String rows(List<String> lines) {
    return lines.stream()
        .map(line -> "<div>" + (line.isEmpty() ? "<br>" : line) + "</div>")
        .collect(Collectors.joining());
  }
}
