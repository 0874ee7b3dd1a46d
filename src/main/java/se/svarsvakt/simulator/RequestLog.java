package se.svarsvakt.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the server was asked, and what was wrong with it; the latest of both. */
final class RequestLog {
  private static final int KEPT = 50_000;

  private final Deque<RecordedRequest> requests = new ArrayDeque<>();
  private final Deque<String> problems = new ArrayDeque<>();
  private long count;

  synchronized void add(RecordedRequest request) {
    count++;
    requests.addLast(request);
    if (requests.size() > KEPT) {
      requests.removeFirst();
    }
  }

  synchronized void problem(String text) {
    problems.addLast(text);
    if (problems.size() > KEPT) {
      problems.removeFirst();
    }
  }

  synchronized List<RecordedRequest> requests() {
    return new ArrayList<>(requests);
  }

  synchronized List<String> problems() {
    return new ArrayList<>(problems);
  }

  synchronized long count() {
    return count;
  }

  synchronized void clear() {
    requests.clear();
    problems.clear();
  }
}
