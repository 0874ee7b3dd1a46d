/** Benchmarks: programs that measure, run by hand through {@code scripts/bench}, never as tests. */
@NullMarked
package se.svarsvakt.bench;

import org.jspecify.annotations.NullMarked;
