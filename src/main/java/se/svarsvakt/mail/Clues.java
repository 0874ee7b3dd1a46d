package se.svarsvakt.mail;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a received message so that its verdict can be made of what lies in other folders
 * and mailboxes, in whatever order they are read. No words of the message.
 *
 * @param traits what it shows of itself
 * @param addressed other mailboxes of the organisation in To, where the mailbox is in neither To
 *     nor Cc; empty for all other mail
 * @param cut what was cut as somebody else's words: entries of the phrases or of the setting
 * @param beginning the keyed hash of the beginning within which its telling words stand; null where
 *     they stand later or it has none
 * @param caller of voicemail the keyed hash of the number that called; null where none is known
 */
public record Clues(
    Set<Trait> traits,
    Set<MailboxId> addressed,
    List<String> cut,
    @Nullable Hash beginning,
    @Nullable Hash caller) {
  /** Entries that are kept: enough to find a fault by. */
  private static final int MOST_CUT = 12;

  /** Nothing of the kind. */
  public static final Clues NONE = new Clues(Set.of(), Set.of(), List.of(), null);

  /** Keeps copies. */
  public Clues {
    traits = Set.copyOf(traits);
    addressed = Set.copyOf(addressed);
    cut = cut.stream().distinct().limit(MOST_CUT).toList();
  }

  /** Of mail that is no voicemail. */
  public Clues(
      Set<Trait> traits, Set<MailboxId> addressed, List<String> cut, @Nullable Hash beginning) {
    this(traits, addressed, cut, beginning, null);
  }

  /** Traits alone. */
  public static Clues of(Trait... traits) {
    return new Clues(Set.of(traits), Set.of(), List.of(), null);
  }

  /** The same with one trait more. */
  Clues and(Trait trait) {
    Set<Trait> all = EnumSet.of(trait);
    all.addAll(traits);
    return new Clues(all, addressed, cut, beginning, caller);
  }

  /** Whether the message shows that. */
  public boolean show(Trait trait) {
    return traits.contains(trait);
  }

  /** Traits in the order of their declaration. */
  public static Set<Trait> ordered(Collection<Trait> traits) {
    Set<Trait> ordered = EnumSet.noneOf(Trait.class);
    ordered.addAll(traits);
    return ordered;
  }
}
