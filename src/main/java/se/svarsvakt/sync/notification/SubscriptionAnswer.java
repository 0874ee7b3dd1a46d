package se.svarsvakt.sync.notification;

import java.time.Instant;

/** What Graph answers where a subscription is made, renewed or deleted. */
public sealed interface SubscriptionAnswer {
  /**
   * It is there.
   *
   * @param id names it
   * @param expires when it ends, as Graph says, whatever was asked for
   */
  record LiveSubscription(String id, Instant expires) implements SubscriptionAnswer {}

  /** It is not there, or not any more. */
  record NoSubscription() implements SubscriptionAnswer {}

  /** There is another of the same mailbox. */
  record DuplicateSubscription() implements SubscriptionAnswer {}

  /**
   * It was not done.
   *
   * @param code Graph's error code, or the name of what happened
   * @param passing whether it may be done soon; else it is a matter of rights or of the mailbox
   */
  record SubscriptionRefusal(String code, boolean passing) implements SubscriptionAnswer {}
}
