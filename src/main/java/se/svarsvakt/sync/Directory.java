package se.svarsvakt.sync;

import java.util.Set;
import se.svarsvakt.mail.MailboxId;

/** The organisation's directory. */
public interface Directory {
  /**
   * Reads every account and every verified domain.
   *
   * @throws SourceUnavailable if the directory cannot be reached or refuses
   */
  DirectorySnapshot read();

  /**
   * The accounts in a group, those of nested groups included.
   *
   * @param group the group's object id
   * @throws SourceUnavailable if the group does not exist, or as {@link #read()}
   */
  Set<MailboxId> members(String group);
}
