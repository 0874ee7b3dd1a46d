package se.svarsvakt.docspack;

import java.util.Locale;

/** The documents of the pack. Their texts are templates: {@code templates/docs-pack}. */
public enum PackDocument {
  /** What is read, stored and shown, to whom and for how long. */
  DESCRIPTION("1-beskrivning.md", "1-description.md"),
  /** Legal grounds to consider. */
  LEGAL_GROUNDS("2-rattslig-grund.md", "2-legal-grounds.md"),
  /** The impact assessment, to be completed (GDPR article 35). */
  IMPACT_ASSESSMENT("3-konsekvensbedomning.md", "3-impact-assessment.md"),
  /** What employees are told (GDPR articles 13 and 14). */
  EMPLOYEE_INFORMATION("4-information-till-medarbetare.md", "4-information-to-employees.md"),
  /** What to go through with the unions (MBL 11 and 19 §§). */
  NEGOTIATION("5-facklig-forhandling.md", "5-union-negotiation.md");

  private final String swedish;
  private final String english;

  PackDocument(String swedish, String english) {
    this.swedish = swedish;
    this.english = english;
  }

  /** The file's name in that language: English, else Swedish. */
  public String fileName(Locale locale) {
    return locale.getLanguage().equals("en") ? english : swedish;
  }
}
