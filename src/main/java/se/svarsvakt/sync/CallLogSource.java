package se.svarsvakt.sync;

import java.util.List;
import java.util.function.Consumer;
import se.svarsvakt.worktime.Period;

/** Lists the calls that people of the organisation made to numbers outside. */
public interface CallLogSource {
  /**
   * Hands on, page by page, the outgoing calls of a period that reached somebody. Nothing is held
   * longer than that.
   *
   * @param span at most 90 days, in whole seconds
   * @throws MailboxFailure if the list cannot be read, or not to its end
   */
  void each(CallList list, Period span, Consumer<List<LoggedCall>> sink);
}
