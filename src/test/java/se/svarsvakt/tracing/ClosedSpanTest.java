package se.svarsvakt.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is put into a span, what is not on the list stays here. */
class ClosedSpanTest {
  private static final String SECRET = "anna.berg@kommun.example";
  private static final String ID = "6b2c9b4e-6d3f-4d4b-9e9a-0a1b2c3d4e5f";

  private final List<SpanData> exported = new ArrayList<>();

  private final class Kept implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      exported.addAll(spans);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  private Tracer tracer(String scope) {
    return SdkTracerProvider.builder()
        .addSpanProcessor(
            SimpleSpanProcessor.create(new ClosedSpanExporter(new Kept(), Clock.systemUTC())))
        .build()
        .get(scope);
  }

  @Test
  void spans_of_libraries_and_with_other_names_stay() {
    tracer("com.microsoft.kiota").spanBuilder("PASS").startSpan().end();
    tracer(Tracing.SCOPE).spanBuilder(SECRET).startSpan().end();
    assertThat(exported).isEmpty();
  }

  @Test
  void of_a_span_of_ours_what_is_not_on_the_list_stays() {
    Span span = tracer(Tracing.SCOPE).spanBuilder("HTTP_REQUEST").startSpan();
    span.setAttribute("url.full", "https://graph.microsoft.com/users/" + SECRET);
    span.setAttribute("http.request.method", SECRET);
    span.setAttribute("http.route", "/mailboxes/{id}?q=" + SECRET);
    span.setAttribute(AttributeKey.stringKey("http.response.status_code"), SECRET);
    span.setAttribute("svarsvakt.graph.kind", ID);
    span.setAttribute("svarsvakt.graph.batch.size", 7);
    span.addEvent(SECRET);
    span.recordException(new IllegalStateException(SECRET));
    span.addLink(span.getSpanContext());
    span.setStatus(StatusCode.ERROR, SECRET);
    span.updateName("HTTP_REQUEST");
    span.end();
    SpanData told = exported.getFirst();
    assertThat(told.getName()).isEmpty();
    assertThat(told.getAttributes().asMap())
        .isEqualTo(Map.of(AttributeKey.longKey("svarsvakt.graph.batch.size"), 7L));
    assertThat(told.getEvents()).isEmpty();
    assertThat(told.getLinks()).isEmpty();
    assertThat(told.getStatus().getDescription()).isEmpty();
    assertThat(told.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
  }

  static Stream<TraceAttribute> attributes() {
    return Stream.of(TraceAttribute.values());
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void no_attribute_takes_an_address_an_id_or_a_sentence(TraceAttribute attribute) {
    for (String text :
        List.of(
            SECRET, ID, "/users/" + ID, "Fråga om bygglov", "AAMkAGI2TG93AAA=", "eyJ0.eyJh.c2ln")) {
      Span span = tracer(Tracing.SCOPE).spanBuilder("PASS").startSpan();
      span.setAttribute(attribute.text(), text);
      span.end();
      assertThat(exported.getLast().getAttributes().isEmpty()).as(text).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "_OTHER"})
  void what_is_on_it_goes_and_names_the_span(String method) {
    Span span = tracer(Tracing.SCOPE).spanBuilder("HTTP_REQUEST").startSpan();
    span.setAttribute("http.request.method", method);
    span.setAttribute("http.route", "/unit/{manager}/year.csv");
    span.end();
    assertThat(exported.getFirst().getName()).isEqualTo(method + " /unit/{manager}/year.csv");
  }
}
