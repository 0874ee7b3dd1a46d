package se.svarsvakt.nudge;

import se.svarsvakt.mail.MailboxId;

/** Which language a person reads. */
public interface Languages {
  /** A BCP 47 tag; empty where it is not known. */
  String of(MailboxId person);
}
