package se.svarsvakt.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets through to a page whom {@link PageAccess} admits, and hands the page its {@link Visitor}.
 * What is not theirs and what is not there answer alike.
 */
final class AccessCheck implements HandlerInterceptor, HandlerMethodArgumentResolver {
  private static final String VISITOR = Visitor.class.getName();
  private static final String UNKNOWN = VISITOR + ".unknown";
  private static final String FROM_STORE = AccessCheck.class.getName();
  private static final Set<String> LOOKS =
      Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

  private final Identification.Source identification;
  private final SignInRedirect signIn;

  AccessCheck(Identification.Source identification, SignInRedirect signIn) {
    this.identification = identification;
    this.signIn = signIn;
  }

  /** Who looks, as far as this was found out for a request. */
  static Visitor visitor(HttpServletRequest request) {
    return request.getAttribute(VISITOR) instanceof Visitor known ? known : Visitor.NOBODY;
  }

  /** Whether the directory could not be asked about who looks. */
  static boolean isFromStore(HttpServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(FROM_STORE));
  }

  /** Notes that it could not be looked up who looks. */
  static void unknown(HttpServletRequest request) {
    request.setAttribute(UNKNOWN, true);
  }

  /** Whether it could not be looked up who looks. */
  static boolean isUnknown(HttpServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(UNKNOWN));
  }

  /** Whether a request may change something. */
  static boolean changes(HttpServletRequest request) {
    return !LOOKS.contains(request.getMethod());
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException, ServletException {
    if (!(handler instanceof HandlerMethod)
        || request.getDispatcherType() == DispatcherType.ERROR) {
      return true;
    }
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    Optional<PageAccess> access = PageAccess.of(String.valueOf(pattern));
    if (access.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return false;
    }
    return access.get() == PageAccess.OPEN
        ? welcomed(request)
        : admitted(access.get(), request, response);
  }

  /** Open pages are there for everybody, whatever goes wrong in finding out who looks. */
  private boolean welcomed(HttpServletRequest request) {
    try {
      request.setAttribute(VISITOR, identification.lastKnown(request));
    } catch (RuntimeException e) {
      unknown(request);
    }
    return true;
  }

  private boolean admitted(
      PageAccess access, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    boolean changes = changes(request);
    return switch (identification.of(request)) {
      case Identification.Identified(Visitor visitor, boolean asked) -> {
        request.setAttribute(FROM_STORE, !asked);
        yield admitted(access, visitor, changes, request, response);
      }
      case Identification.Unidentified _ -> signIn.first(request, response);
      case Identification.Outdated _ -> signIn.again(request, response);
      case Identification.NotAdmitted(Identification.Reason why) ->
          refused(request, response, why.status(), why.sentence());
    };
  }

  private static boolean admitted(
      PageAccess access,
      Visitor visitor,
      boolean changes,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    request.setAttribute(VISITOR, visitor);
    if (!access.admits(visitor, changes)) {
      ErrorPageController.closed(request, access, "");
      return refused(request, response, HttpServletResponse.SC_FORBIDDEN, "refused.role");
    }
    String unit = unit(request);
    if (unit != null && !PageAccess.admitsTo(unit, visitor, changes)) {
      ErrorPageController.closed(request, access, unit);
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return false;
    }
    return true;
  }

  private static @Nullable String unit(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            && variables.get(PageAccess.UNIT_ID) instanceof String unit
        ? unit
        : null;
  }

  private static boolean refused(
      HttpServletRequest request, HttpServletResponse response, int status, String sentence)
      throws IOException {
    ErrorPageController.send(request, response, status, sentence);
    return false;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Visitor.class);
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest asked = request.getNativeRequest(HttpServletRequest.class);
    return asked == null ? Visitor.NOBODY : visitor(asked);
  }
}
