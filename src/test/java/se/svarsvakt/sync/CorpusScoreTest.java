package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.ReasonedVerdict;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.sync.CorpusScore.Judged;

/** A verdict falls short by what it misses and by what it takes from others. */
class CorpusScoreTest {
  private final List<Judged> judged = new ArrayList<>();

  private void judge(int times, Verdict label, Verdict got) {
    String block = "---\nid: one\nverdict: " + label.code();
    var message = CorpusFile.messages("a.txt", block.lines().toList()).getFirst();
    for (int i = 0; i < times; i++) {
      judged.add(new Judged(message, new ReasonedVerdict(got, "List-Id header")));
    }
  }

  @Test
  void where_all_is_right_nothing_falls_short() {
    judge(8, Verdict.BULK, Verdict.BULK);
    assertThat(new CorpusScore(judged).shortcomings()).isEmpty();
  }

  @Test
  void what_a_verdict_misses_is_its_recall_and_the_others_precision() {
    judge(9, Verdict.BULK, Verdict.BULK);
    judge(1, Verdict.BULK, Verdict.EXTERNAL);
    judge(30, Verdict.EXTERNAL, Verdict.EXTERNAL);
    assertThat(new CorpusScore(judged).shortcomings())
        .containsExactly("recall of bulk is 0.900", "precision of external is 0.968");
  }

  @Test
  void a_verdict_of_few_messages_counts_in_the_whole() {
    judge(93, Verdict.EXTERNAL, Verdict.EXTERNAL);
    judge(7, Verdict.COPIED, Verdict.INTERNAL);
    assertThat(new CorpusScore(judged).shortcomings())
        .containsExactly("share of all that is right is 0.930");
  }

  @Test
  void the_report_names_the_wrong_ones_with_their_cause() {
    judge(2, Verdict.BULK, Verdict.BULK);
    judge(1, Verdict.EXTERNAL, Verdict.BULK);
    assertThat(new CorpusScore(judged).report())
        .startsWith("3 messages, 0.667 right\n")
        .endsWith("\na.txt:2 one: labelled external, judged bulk (List-Id header)\n")
        .contains("bulk                    2        3     0.667   1.000");
  }
}
