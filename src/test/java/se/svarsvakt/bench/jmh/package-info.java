/**
 * The rules by themselves, timed by JMH: run by {@code scripts/bench --jmh}, which has JMH generate
 * what it times from these classes. The tests call them once each and time nothing.
 */
@NullMarked
package se.svarsvakt.bench.jmh;

import org.jspecify.annotations.NullMarked;
