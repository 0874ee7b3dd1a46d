package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.sync.MailboxDetails;
import se.svarsvakt.sync.MailboxDetails.Body;
import se.svarsvakt.sync.MailboxFailure;

/** What people wrote, read while somebody waits. */
class LiveMessagePreviewsTest {
  private static final List<MailKey> FIVE =
      IntStream.range(0, 5)
          .mapToObj(each -> new MailKey(new MailboxId("anna"), new MessageId("m" + each)))
          .toList();

  /** Answers nobody before five have asked. */
  private static MailboxDetails together() {
    CyclicBarrier five = new CyclicBarrier(5);
    return (MailboxDetails)
        Proxy.newProxyInstance(
            MailboxDetails.class.getClassLoader(),
            new Class<?>[] {MailboxDetails.class},
            (_, _, arguments) -> {
              try {
                five.await(20, TimeUnit.SECONDS);
              } catch (BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("they are read one after the other", e);
              }
              String id = ((MessageId) arguments[1]).value();
              if (id.equals("m4")) {
                throw new MailboxFailure(MailboxFailure.Next.LATER, "Timeout", "no answer");
              }
              return id.equals("m3")
                  ? Optional.empty()
                  : Optional.of(new Body(null, "text", "Hej från " + id));
            });
  }

  @Test
  void texts_are_read_together_and_one_that_cannot_be_read_is_missing() {
    assertThat(new LiveMessagePreviews(together()).written(FIVE))
        .containsOnlyKeys(FIVE.subList(0, 3))
        .containsEntry(FIVE.getFirst(), "Hej från m0");
  }
}
