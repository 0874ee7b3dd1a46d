package se.svarsvakt.worker;

/** This node ends or was given up, and another one is to go on. */
final class NodeStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NodeStopped() {
    super("another node is to go on");
  }
}
