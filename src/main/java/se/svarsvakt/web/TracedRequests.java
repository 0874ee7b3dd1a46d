package se.svarsvakt.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.servlet.HandlerMapping;
import se.svarsvakt.tracing.TraceAttribute;
import se.svarsvakt.tracing.TraceOperation;
import se.svarsvakt.tracing.TraceSpan;
import se.svarsvakt.tracing.Tracing;

/**
 * Tells the trace of each request: its method, its route's template and its status. Nothing of its
 * path, query and headers, a trace that it names among them: whoever asks could choose it.
 */
final class TracedRequests extends HttpFilter {
  private static final long serialVersionUID = 1;

  private final transient Tracing tracing;

  TracedRequests(Tracing tracing) {
    this.tracing = tracing;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try (TraceSpan span = tracing.begin(TraceOperation.HTTP_REQUEST)) {
      String method = request.getMethod();
      span.with(TraceAttribute.METHOD, TraceAttribute.METHOD.admits(method) ? method : "_OTHER");
      try {
        chain.doFilter(request, response);
        span.answered(response.getStatus());
      } catch (IOException | ServletException | RuntimeException e) {
        span.failed(e);
        throw e;
      } finally {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
            instanceof String route) {
          span.with(TraceAttribute.ROUTE, route);
        }
      }
    }
  }
}
