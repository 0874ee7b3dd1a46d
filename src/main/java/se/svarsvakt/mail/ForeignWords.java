package se.svarsvakt.mail;

import java.util.ArrayList;
import java.util.List;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.mail.body.LearnedBanners;
import se.svarsvakt.mail.body.SenderText;

/**
 * What the organisation, Exchange, a gateway or a virus scanner puts before and after a sender's
 * words belongs to nobody, and is taken away before anything is judged (docs/how-it-judges.md).
 */
public final class ForeignWords {
  private final BannerTexts setting;
  private final LearnedBanners learned;

  /**
   * Knows, beside the forms of {@code phrases/banner.txt}, these.
   *
   * @param setting what the organisation says that it adds
   * @param learned what mail of many senders begins with alike
   */
  public ForeignWords(BannerTexts setting, LearnedBanners learned) {
    this.setting = setting;
    this.learned = learned;
  }

  /** Whether a beginning is known to be no sender's. */
  public boolean isLearned(String beginning) {
    return learned.isBanner(beginning);
  }

  /**
   * The sender's own words of a message.
   *
   * @param subject as Graph gives it
   * @param text the preview, or the body's text; line breaks kept or folded
   */
  public OwnWords removeFrom(String subject, String text) {
    SubjectTags tags = SubjectTags.removeFrom(subject);
    SenderText own = SenderText.of(text, setting, learned);
    List<String> cut = new ArrayList<>(tags.cut());
    cut.addAll(own.cut());
    return new OwnWords(tags.subject(), own.text(), cut, own.beginnings());
  }
}
