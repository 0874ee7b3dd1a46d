package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.sync.CorpusScore.Judged;

/**
 * The program's verdicts on a labelled set of mail. Whoever changes a rule or a phrase sees here,
 * and in {@code target/corpus/verdicts.txt}, what that does to mail as it comes.
 */
class CorpusTest {
  private static final Path REPORT = Path.of("target", "corpus", "verdicts.txt");

  private final List<CorpusMessage> corpus = CorpusFile.all();

  @Test
  void the_corpus_is_large_and_names_each_message_once() {
    assertThat(corpus).hasSizeGreaterThanOrEqualTo(400);
    assertThat(corpus).extracting(CorpusMessage::id).doesNotHaveDuplicates();
  }

  @Test
  void every_verdict_stands_in_it() {
    assertThat(corpus).extracting(CorpusMessage::verdict).contains(Verdict.values());
  }

  @Test
  void mail_is_what_its_label_says() throws IOException {
    CorpusTown town = new CorpusTown();
    CorpusScore score =
        new CorpusScore(
            corpus.stream()
                .map(message -> new Judged(message, town.judge(message).verdict()))
                .toList());
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, score.report());
    assertThat(score.shortcomings()).describedAs(score.report()).isEmpty();
  }
}
