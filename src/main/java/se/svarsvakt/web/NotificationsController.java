package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import se.svarsvakt.sync.notification.ChangeNotification;
import se.svarsvakt.sync.notification.NotificationReceiver;

/**
 * Where Graph tells of changes, and of its subscriptions. It is answered before anything is done:
 * Graph drops what is answered late (docs/graph-notes.md). When a subscription is made, Graph asks
 * for a text back, which is given back as text that no browser takes for a page.
 */
@RestController
final class NotificationsController {
  static final String PATH = "/api/notifications";

  /** Whoever posts here has shown nothing yet: of what all post together so much is kept. */
  private static final int LARGEST_TOGETHER_IN_BYTES = 16 * 1024 * 1024;

  /** What is read makes forty times as much of memory where it is made for that. */
  private static final int READ_AT_ONCE = 2;

  private static final String VALIDATION = "validationToken=";
  private static final int LONGEST_TOKEN = 1_000;

  /** Graph puts many notifications together, each of half a kilobyte. */
  private static final int LARGEST_BODY_IN_BYTES = 1024 * 1024;

  private final Pages pages;
  private final RefusalLog log;
  private final Semaphore bytes = new Semaphore(LARGEST_TOGETHER_IN_BYTES);
  private final Semaphore places = new Semaphore(READ_AT_ONCE);

  NotificationsController(Pages pages, RefusalLog log) {
    this.pages = pages;
    this.log = log;
  }

  /** Every method comes here, so that all but one are refused in the same way. */
  @RequestMapping(
      path = PATH,
      method = {
        RequestMethod.GET,
        RequestMethod.HEAD,
        RequestMethod.POST,
        RequestMethod.PUT,
        RequestMethod.PATCH,
        RequestMethod.DELETE,
        RequestMethod.OPTIONS
      })
  ResponseEntity<byte[]> take(HttpServletRequest request) {
    Optional<NotificationReceiver> receiver =
        pages.inbound().notifications().flatMap(ToldChanges::posted);
    if (receiver.isEmpty()) {
      return Problem.NOT_FOUND.answer();
    }
    try {
      return answer(request, receiver.get());
    } catch (RefusedRequest e) {
      log.refused(PATH, e.problem().error());
      return e.problem().answer();
    } catch (IOException e) {
      return new Problem(400, "the body broke off").answer();
    }
  }

  private ResponseEntity<byte[]> answer(HttpServletRequest request, NotificationReceiver receiver)
      throws RefusedRequest, IOException {
    if (!request.getMethod().equals("POST")) {
      throw new RefusedRequest(405, "notifications are posted");
    }
    Optional<String> token = token(request.getQueryString());
    if (token.isPresent()) {
      return ResponseEntity.ok()
          .cacheControl(CacheControl.noStore())
          .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
          .body(token.get().getBytes(StandardCharsets.UTF_8));
    }
    if (!receiver.take(notifications(request))) {
      throw new RefusedRequest(503, "there is no room for more: tell it again later");
    }
    return ResponseEntity.status(HttpStatus.ACCEPTED).cacheControl(CacheControl.noStore()).build();
  }

  private List<ChangeNotification> notifications(HttpServletRequest request)
      throws RefusedRequest, IOException {
    long told = request.getContentLengthLong();
    int size = (int) (told < 0 ? LARGEST_BODY_IN_BYTES : Math.min(told, LARGEST_BODY_IN_BYTES));
    if (!bytes.tryAcquire(size)) {
      throw new RefusedRequest(503, "too much is told at once: tell it again later");
    }
    try {
      byte[] body = JsonBody.bytes(request, LARGEST_BODY_IN_BYTES);
      places.acquireUninterruptibly();
      try {
        return ChangeNotification.read(JsonBody.parsed(body));
      } finally {
        places.release();
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedRequest(400, "the body is no list of notifications");
    } finally {
      bytes.release(size);
    }
  }

  /** The text that is to be given back, decoded; empty where none is asked for. */
  private static Optional<String> token(@Nullable String query) throws RefusedRequest {
    Optional<String> written =
        Stream.of(Objects.requireNonNullElse(query, "").split("&", -1))
            .filter(each -> each.regionMatches(true, 0, VALIDATION, 0, VALIDATION.length()))
            .map(each -> each.substring(VALIDATION.length()))
            .findFirst();
    return written.isPresent() ? Optional.of(decoded(written.get())) : Optional.empty();
  }

  private static String decoded(String written) throws RefusedRequest {
    try {
      String token = URLDecoder.decode(written, StandardCharsets.UTF_8);
      if (!token.isEmpty()
          && token.length() <= LONGEST_TOKEN
          && token.chars().noneMatch(Character::isISOControl)) {
        return token.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      }
    } catch (IllegalArgumentException e) {
      // refused below
    }
    throw new RefusedRequest(400, "the validation token cannot be read");
  }
}
