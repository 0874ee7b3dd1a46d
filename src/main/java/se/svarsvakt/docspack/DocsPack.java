package se.svarsvakt.docspack;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import se.svarsvakt.settings.Settings;

/** The pack of an organisation: its documents as Markdown, in one language. */
public final class DocsPack {
  private final TemplateEngine engine = new SpringTemplateEngine();
  private final Map<String, Object> facts;
  private final Locale locale;

  /**
   * @param settings what they tell of
   * @param locale English, else Swedish is written
   */
  public DocsPack(Settings settings, Locale locale) {
    this.locale = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.of("sv", "SE");
    this.facts = PackFacts.of(settings, this.locale);
    ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/docs-pack/");
    templates.setTemplateMode(TemplateMode.TEXT);
    templates.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(templates);
  }

  /** The language of its documents. */
  public Locale locale() {
    return locale;
  }

  /**
   * A document as the settings make it.
   *
   * @param day the day that it bears
   */
  public String text(PackDocument document, LocalDate day) {
    Map<String, Object> shown = new HashMap<>(facts);
    shown.put("day", day.toString());
    String text = engine.process(document.fileName(locale), new Context(locale, shown));
    return text.replace("\r\n", "\n").strip() + "\n";
  }
}
