package se.svarsvakt.doctor;

/** Is told how far an examination has come. */
@FunctionalInterface
public interface DoctorProgress {
  /** So many of so many mailboxes were asked. */
  void at(int done, int of);

  /** A mailbox is about to be asked; whoever throws here ends the examination. */
  default void beforeNext() {}
}
