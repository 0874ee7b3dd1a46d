package se.svarsvakt.graph;

/** What came of reading one thing of many, none of which stops the others. */
sealed interface ValueRead<V> {
  /** It can be used. */
  record Usable<V>(V value) implements ValueRead<V> {}

  /** It cannot. */
  record Unusable<V>(String code) implements ValueRead<V> {}

  /** It does not exist. */
  record Nothing<V>() implements ValueRead<V> {}
}
