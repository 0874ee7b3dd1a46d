package se.svarsvakt.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TracePlaceTest {
  @Test
  void where_nothing_is_traced_work_is_as_it_was() {
    Runnable work = () -> {};
    Supplier<String> asking = () -> "";
    assertThat(TracePlace.here().carrying(work)).isSameAs(work);
    assertThat(TracePlace.here().carrying(asking)).isSameAs(asking);
  }
}
