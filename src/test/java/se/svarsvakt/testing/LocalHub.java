package se.svarsvakt.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.DescribedType;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.engine.BaseHandler;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Event;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Sender;
import org.apache.qpid.proton.message.Message;
import org.apache.qpid.proton.reactor.Acceptor;
import org.apache.qpid.proton.reactor.Reactor;

/**
 * An event hub on this machine: as much of AMQP 1.0, of claims-based security ($cbs) and of the
 * management node as Microsoft's client asks for (learn.microsoft.com, AMQP 1.0 in Event Hubs
 * protocol guide). Everything happens on one thread.
 */
public final class LocalHub implements AutoCloseable {
  private static final Pattern PARTITION = Pattern.compile(".*/Partitions/([0-9]+)");
  private static final Pattern POSITION = Pattern.compile(".*x-opt-([a-z-]+)[^0-9-]*(-?[0-9]+).*");

  private final Reactor reactor;
  private final Acceptor acceptor;
  private final Thread thread;
  private final List<List<StoredEvent>> partitions = new ArrayList<>();
  private final Map<Sender, Integer> readers = new ConcurrentHashMap<>();
  private final Map<Sender, Integer> sent = new HashMap<>();
  private final Map<Connection, Map<String, Sender>> answers = new HashMap<>();
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger tags = new AtomicInteger();
  private volatile boolean running = true;
  private volatile boolean mute;

  private record StoredEvent(String body, Instant at) {}

  /** Without events. */
  public LocalHub(int partitionCount) throws IOException {
    for (int i = 0; i < partitionCount; i++) {
      partitions.add(new ArrayList<>());
    }
    this.reactor = Proton.reactor(new Answers());
    this.acceptor = reactor.acceptor("127.0.0.1", 0, new Answers());
    reactor.setTimeout(20);
    this.thread = Thread.ofPlatform().daemon().name("local-hub").start(this::run);
  }

  /** Where it listens, on this machine and without TLS. */
  public int port() throws IOException {
    return ((org.apache.qpid.proton.reactor.impl.AcceptorImpl) acceptor).getPortNumber();
  }

  /** Something is told in a partition. */
  public void tell(int partition, String body, Instant at) {
    tasks.add(
        () -> {
          partitions.get(partition).add(new StoredEvent(body, at));
          readers.keySet().forEach(this::send);
        });
  }

  /** Events stay where they are, and nobody is told so: what single partitions were seen to do. */
  public void mute(boolean on) {
    mute = on;
  }

  /** How many links take events now. */
  public int readers() {
    return readers.size();
  }

  private void run() {
    reactor.start();
    while (running && reactor.process()) {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
    }
    acceptor.close();
    reactor.stop();
  }

  private void send(Sender reader) {
    int partition = readers.getOrDefault(reader, 0);
    List<StoredEvent> events = partitions.get(partition);
    while (!mute && reader.getCredit() > 0 && sent.getOrDefault(reader, 0) < events.size()) {
      int next = sent.getOrDefault(reader, 0);
      StoredEvent event = events.get(next);
      Message message = Message.Factory.create();
      Map<Symbol, Object> notes = new HashMap<>();
      notes.put(Symbol.valueOf("x-opt-offset"), Integer.toString(next * 100));
      notes.put(Symbol.valueOf("x-opt-sequence-number"), (long) next);
      notes.put(Symbol.valueOf("x-opt-enqueued-time"), Date.from(event.at()));
      message.setMessageAnnotations(new MessageAnnotations(notes));
      message.setBody(new Data(new Binary(event.body().getBytes(StandardCharsets.UTF_8))));
      deliver(reader, message);
      sent.put(reader, next + 1);
    }
  }

  private void deliver(Sender link, Message message) {
    byte[] bytes = new byte[64 * 1024];
    int length = message.encode(bytes, 0, bytes.length);
    link.delivery(Integer.toString(tags.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
    link.send(bytes, 0, length);
    link.advance();
  }

  private void answer(Receiver asked, Message question) {
    String node = asked.getRemoteTarget().getAddress();
    Message message = Message.Factory.create();
    message.setCorrelationId(question.getMessageId());
    Map<String, Object> properties = new HashMap<>();
    properties.put("status-code", node.equals("$cbs") ? 202 : 200);
    properties.put("status-description", "OK");
    message.setApplicationProperties(new ApplicationProperties(properties));
    if (!node.equals("$cbs")) {
      message.setBody(new AmqpValue(standing(question)));
    }
    Map<String, Sender> back = answers.getOrDefault(asked.getSession().getConnection(), Map.of());
    deliver(Objects.requireNonNull(back.get(node)), message);
  }

  private Map<String, Object> standing(Message question) {
    Map<String, Object> asked = question.getApplicationProperties().getValue();
    Map<String, Object> told = new HashMap<>();
    told.put("name", asked.get("name"));
    if (!String.valueOf(asked.get("type")).endsWith("partition")) {
      told.put("created_at", Date.from(Instant.EPOCH));
      String[] ids = new String[partitions.size()];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = Integer.toString(i);
      }
      told.put("partition_count", ids.length);
      told.put("partition_ids", ids);
      told.put("georeplication_factor", 1);
      return told;
    }
    String partition = String.valueOf(asked.get("partition"));
    List<StoredEvent> events = partitions.get(Integer.parseInt(partition));
    told.put("partition", partition);
    told.put("begin_sequence_number", 0L);
    told.put("last_enqueued_sequence_number", events.size() - 1L);
    told.put("last_enqueued_offset", Integer.toString((events.size() - 1) * 100));
    told.put(
        "last_enqueued_time_utc",
        events.isEmpty() ? Date.from(Instant.EPOCH) : Date.from(events.getLast().at()));
    told.put("is_partition_empty", events.isEmpty());
    return told;
  }

  /** From which event a reader wants to be told. */
  private int first(Source source, int partition) {
    List<StoredEvent> events = partitions.get(partition);
    for (Object filter : source.getFilter().values()) {
      Object text = filter instanceof DescribedType described ? described.getDescribed() : filter;
      Matcher position = POSITION.matcher(String.valueOf(text));
      if (position.matches()) {
        long value = Long.parseLong(position.group(2));
        return switch (position.group(1)) {
          case "offset" -> (int) (value / 100) + 1;
          case "sequence-number" -> (int) value + 1;
          default -> (int) events.stream().filter(each -> each.at().toEpochMilli() < value).count();
        };
      }
    }
    return 0;
  }

  /** Opens what is opened, and answers what is asked. */
  private final class Answers extends BaseHandler {
    @Override
    public void onConnectionRemoteOpen(Event event) {
      event.getConnection().setContainer("local-hub");
      event.getConnection().open();
    }

    @Override
    public void onSessionRemoteOpen(Event event) {
      event.getSession().open();
    }

    @Override
    public void onLinkRemoteOpen(Event event) {
      Link link = event.getLink();
      link.setSource(link.getRemoteSource());
      link.setTarget(link.getRemoteTarget());
      link.setSenderSettleMode(link.getRemoteSenderSettleMode());
      link.setReceiverSettleMode(link.getRemoteReceiverSettleMode());
      if (link instanceof Receiver asked) {
        asked.flow(100);
      } else if (link instanceof Sender sender && link.getRemoteSource() instanceof Source source) {
        Matcher partition = PARTITION.matcher(source.getAddress());
        if (partition.matches()) {
          int number = Integer.parseInt(partition.group(1));
          readers.put(sender, number);
          sent.put(sender, first(source, number));
        } else {
          answers
              .computeIfAbsent(sender.getSession().getConnection(), _ -> new HashMap<>())
              .put(source.getAddress(), sender);
        }
      }
      link.open();
    }

    @Override
    public void onLinkFlow(Event event) {
      if (event.getLink() instanceof Sender sender && readers.containsKey(sender)) {
        send(sender);
      }
    }

    @Override
    public void onDelivery(Event event) {
      Delivery delivery = event.getDelivery();
      if (!(delivery.getLink() instanceof Receiver link)
          || !delivery.isReadable()
          || delivery.isPartial()) {
        return;
      }
      byte[] bytes = new byte[delivery.pending()];
      int length = link.recv(bytes, 0, bytes.length);
      delivery.settle();
      link.flow(1);
      Message question = Message.Factory.create();
      question.decode(bytes, 0, length);
      answer(link, question);
    }

    @Override
    public void onLinkRemoteClose(Event event) {
      forget(event.getLink());
      event.getLink().close();
    }

    @Override
    public void onLinkFinal(Event event) {
      forget(event.getLink());
    }

    @Override
    public void onConnectionRemoteClose(Event event) {
      event.getConnection().close();
    }

    private void forget(Link link) {
      if (link instanceof Sender sender) {
        readers.remove(sender);
        sent.remove(sender);
      }
    }
  }

  @Override
  public void close() {
    running = false;
    reactor.wakeup();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
