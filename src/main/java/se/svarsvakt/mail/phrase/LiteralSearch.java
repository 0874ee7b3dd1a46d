package se.svarsvakt.mail.phrase;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds in one walk over a text which of many lists have a word in it (Aho and Corasick, 1975). Of
 * each word no more than its first {@value #LONGEST} letters are looked for.
 */
final class LiteralSearch {
  /** What is looked for of a word: a longer piece rules out little more and costs room. */
  static final int LONGEST = 6;

  /** Letters below are found without a search: Latin, Greek and Cyrillic ones. */
  private static final int COMMON = 0x500;

  private final Map<Character, Integer> letters = new HashMap<>();
  private final boolean anyCase;
  private final int[] steps;
  private final int width;
  private final @Nullable BitSet[] found;
  private final short[] letterOf;

  /**
   * Ready to search.
   *
   * @param lists the words of each list
   * @param anyCase whether letter case does not count, as with {@link
   *     java.util.regex.Pattern#UNICODE_CASE}
   */
  LiteralSearch(List<Set<String>> lists, boolean anyCase) {
    this.anyCase = anyCase;
    List<Map<Integer, Integer>> tree = new ArrayList<>(List.of(new HashMap<>()));
    List<@Nullable BitSet> ends = new ArrayList<>();
    ends.add(null);
    for (int list = 0; list < lists.size(); list++) {
      for (String word : lists.get(list)) {
        int node = plant(word, tree, ends);
        BitSet end = ends.get(node);
        if (end == null) {
          end = new BitSet();
          ends.set(node, end);
        }
        end.set(list);
      }
    }
    this.width = letters.size() + 1;
    this.steps = new int[tree.size() * width];
    this.found = ends.toArray(BitSet[]::new);
    connect(tree);
    this.letterOf = new short[COMMON];
    for (char letter = 0; letter < COMMON; letter++) {
      letterOf[letter] = (short) (int) letters.getOrDefault(folded(letter), 0);
    }
  }

  private int letter(char letter) {
    return letter < COMMON ? letterOf[letter] : letters.getOrDefault(folded(letter), 0);
  }

  private int plant(String word, List<Map<Integer, Integer>> tree, List<@Nullable BitSet> ends) {
    int node = 0;
    for (int i = 0; i < Math.min(word.length(), LONGEST); i++) {
      int letter = letters.computeIfAbsent(folded(word.charAt(i)), _ -> letters.size() + 1);
      Integer child = tree.get(node).get(letter);
      if (child == null) {
        child = tree.size();
        tree.get(node).put(letter, child);
        tree.add(new HashMap<>());
        ends.add(null);
      }
      node = child;
    }
    return node;
  }

  /** From each node by each letter to the longest beginning of a word that stands there then. */
  private void connect(List<Map<Integer, Integer>> tree) {
    int[] shorter = new int[tree.size()];
    ArrayDeque<Integer> next = new ArrayDeque<>(List.of(0));
    while (!next.isEmpty()) {
      int node = next.removeFirst();
      int row = node * width;
      if (node != 0) {
        System.arraycopy(steps, shorter[node] * width, steps, row, width);
        found[node] = union(found[node], found[shorter[node]]);
      }
      int back = row;
      int[] before = Arrays.copyOfRange(steps, back, back + width);
      tree.get(node)
          .forEach(
              (letter, child) -> {
                shorter[child] = node == 0 ? 0 : before[letter];
                steps[row + letter] = child;
                next.addLast(child);
              });
    }
  }

  private static @Nullable BitSet union(@Nullable BitSet one, @Nullable BitSet other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    BitSet both = (BitSet) one.clone();
    both.or(other);
    return both;
  }

  private char folded(char letter) {
    return anyCase ? Character.toLowerCase(Character.toUpperCase(letter)) : letter;
  }

  /** The numbers of the lists that have a word in the text. */
  BitSet in(CharSequence text) {
    BitSet all = new BitSet();
    int node = 0;
    for (int i = 0; i < text.length(); i++) {
      node = steps[node * width + letter(text.charAt(i))];
      BitSet here = found[node];
      if (here != null) {
        all.or(here);
      }
    }
    return all;
  }

  /** Whether any list has a word in the text. */
  boolean isAnyIn(CharSequence text) {
    int node = 0;
    for (int i = 0; i < text.length(); i++) {
      node = steps[node * width + letter(text.charAt(i))];
      if (found[node] != null) {
        return true;
      }
    }
    return false;
  }
}
