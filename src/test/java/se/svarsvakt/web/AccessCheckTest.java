package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Where the store of sessions is away, pages for everybody are there for everybody all the same.
 */
class AccessCheckTest {
  private static final AccessCheck CHECK =
      new AccessCheck(
          new Identification.Source() {
            @Override
            public Identification of(HttpServletRequest request) {
              throw new DataAccessResourceFailureException("the connection is gone");
            }

            @Override
            public Visitor lastKnown(HttpServletRequest request) {
              throw new DataAccessResourceFailureException("the connection is gone");
            }
          },
          SignInRedirect.none());

  @Test
  void nobody_is_kept_from_a_page_for_everybody_and_it_says_that_who_looks_is_not_known()
      throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/about");
    request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/about");
    Method any = AccessCheckTest.class.getDeclaredMethod("page");
    MockHttpServletResponse response = new MockHttpServletResponse();
    assertThat(CHECK.preHandle(request, response, new HandlerMethod(this, any))).isTrue();
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(AccessCheck.visitor(request)).isEqualTo(Visitor.NOBODY);
    assertThat(AccessCheck.isUnknown(request)).isTrue();
  }

  /** Stands for a page. */
  String page() {
    return "";
  }
}
