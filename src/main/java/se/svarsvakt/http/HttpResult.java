package se.svarsvakt.http;

import java.io.IOException;
import java.io.InterruptedIOException;

/** What came of a request. */
public sealed interface HttpResult {
  /**
   * A whole answer came, whatever it says.
   *
   * @param answer with its status
   */
  record Completed(JsonAnswer answer) implements HttpResult {}

  /**
   * A status of success came whose body is not what was promised. What was asked is done.
   *
   * @param status the HTTP status
   * @param error the code of the error that the body tells of; empty where it tells of none
   * @param passing whether another attempt may better it
   */
  record Garbled(int status, String error, boolean passing) implements HttpResult {
    /** Something that says nothing. */
    public Garbled(int status) {
      this(status, "", true);
    }
  }

  /**
   * Nothing of it has left this machine.
   *
   * @param cause why there was no token or no connection
   * @param passing whether it may leave a moment later
   */
  record NotSent(Exception cause, boolean passing) implements HttpResult {}

  /**
   * No whole answer came; what was asked may be done.
   *
   * @param cause what happened on the way
   */
  record Lost(IOException cause) implements HttpResult {
    /** Whether it is lost because it took too long. */
    public boolean isLate() {
      return cause instanceof InterruptedIOException;
    }
  }

  /** The error code for people and logs; empty where all went well. */
  default String code() {
    return switch (this) {
      case Completed(JsonAnswer answer) -> answer.ok() ? "" : answer.errorCode();
      case NotSent _ -> "NotSent";
      case Garbled garbled when !garbled.error().isEmpty() -> garbled.error();
      case Garbled _, Lost _ -> "NoAnswer";
    };
  }
}
