package se.svarsvakt.graph;

/** What came of reading one thing of many, none of which stops the others. */
sealed interface ValueRead<V> {
  /** It can be used. */
  record ValueTaken<V>(V value) implements ValueRead<V> {}

  /** It cannot. */
  record OddValue<V>(String code) implements ValueRead<V> {}

  /** It does not exist. */
  record AbsentValue<V>() implements ValueRead<V> {}
}
