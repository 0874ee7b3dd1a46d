package se.svarsvakt.web;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.jspecify.annotations.Nullable;

/** What was thrown and where, without what it says: a message may quote what was read. */
final class MessagelessThrowable extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_CAUSES = 10;

  private final String type;

  private MessagelessThrowable(Throwable thrown, int causes) {
    super(null, cause(thrown, causes), false, true);
    this.type = thrown.getClass().getName();
    setStackTrace(thrown.getStackTrace());
  }

  private static @Nullable MessagelessThrowable cause(Throwable thrown, int causes) {
    Throwable cause = thrown.getCause();
    return cause == null || causes == 0 ? null : new MessagelessThrowable(cause, causes - 1);
  }

  /** For an event of Logback's. */
  static ThrowableProxy proxy(Throwable thrown) {
    return new NamedProxy(new MessagelessThrowable(thrown, MOST_CAUSES));
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this; // it is given that of another
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // the type stands for another's, and no message is
  public String toString() {
    return type;
  }

  /** Says the type of what was thrown in place of this one's. */
  private static final class NamedProxy extends ThrowableProxy {
    NamedProxy(MessagelessThrowable thrown) {
      super(thrown);
    }

    @Override
    public String getClassName() {
      return getThrowable().toString();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
      return getThrowable().getCause() instanceof MessagelessThrowable cause
          ? new NamedProxy(cause)
          : null;
    }
  }
}
