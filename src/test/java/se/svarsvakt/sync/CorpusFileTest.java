package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.mail.Headers;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.Verdict;

/** The corpus is read as it is written, and a slip of the pen names its line. */
class CorpusFileTest {
  private static List<CorpusMessage> read(String text) {
    return CorpusFile.messages("a.txt", text.lines().toList());
  }

  @Test
  void a_message_has_what_its_block_says() {
    var message =
        read("""
        # comment
        ---
        id: one
        verdict: no-reply-sender
        subject: Sv: Avgift
        from: x@firma.example
        reply-to: a@firma.example
        reply-to: b@firma.example
        header: Precedence: bulk
        answers: ours 26h

        Hej!

        Eva
        ---
        id: two
        verdict: external
        """)
            .getFirst();
    assertThat(message.place()).isEqualTo("a.txt:3");
    assertThat(message.verdict()).isEqualTo(Verdict.NO_REPLY_SENDER);
    assertThat(message.content().subject()).isEqualTo("Sv: Avgift");
    assertThat(message.content().preview()).isEqualTo("Hej!\r\n\r\nEva");
    assertThat(message.people().replyTo()).hasSize(2);
    assertThat(message.headers().fields()).containsExactly(new Headers.Field("Precedence", "bulk"));
    assertThat(message.thread())
        .isEqualTo(new CorpusThread(CorpusThread.Kind.NAMED, Duration.ofHours(26)));
  }

  @Test
  void what_a_block_leaves_out_is_a_resident_who_writes_to_the_mailbox() {
    var message = read("---\nid: one\nverdict: external").getFirst();
    assertThat(message.people().to()).containsExactly(new MailAddress(CorpusBlock.MAILBOX));
    assertThat(message.content().preview()).isEmpty();
    assertThat(message.thread().kind()).isEqualTo(CorpusThread.Kind.NOTHING);
  }

  @Test
  void a_text_is_cut_where_graph_cuts_it() {
    var message = read("---\nid: one\nverdict: external\n\n" + "x".repeat(400)).getFirst();
    assertThat(message.content().preview()).hasSize(255);
  }

  @ParameterizedTest
  @CsvSource({
    "'id: one|verdict: extern', a.txt:3, extern",
    "'id: one', a.txt:2, verdict",
    "'verdict: external', a.txt:2, id",
    "'id: one|colour: red|verdict: external', a.txt:3, colour",
    "'id: one|id: two|verdict: external', a.txt:3, twice",
    "'id: one|verdict: external|answers: soon', a.txt:4, soon",
    "'id: one|verdict: external|header: Precedence', a.txt:4, Precedence",
    "'id: one|verdict: external|cc:', a.txt:4, blank"
  })
  void a_malformed_block_is_refused(String block, String place, String what) {
    String text = "---\n" + block.replace('|', '\n');
    assertThatThrownBy(() -> read(text))
        .hasMessageStartingWith(place + ": ")
        .hasMessageContaining(what);
  }

  @Test
  void a_text_before_the_first_block_is_refused() {
    assertThatThrownBy(() -> read("# head\nid: one\n---\n")).hasMessageStartingWith("a.txt:2: ");
  }
}
