package se.svarsvakt.mail.body;

/**
 * A known form that stands in a text.
 *
 * @param end the index behind it, in {@link NormalizedText}
 * @param code says which, without its words: {@code banner.txt:57}, {@code setting:2}
 * @param whole whether it may be cut by itself; else only where another one follows
 */
record BannerMatch(int end, String code, boolean whole) {}
