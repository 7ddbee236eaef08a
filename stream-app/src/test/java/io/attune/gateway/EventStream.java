package io.attune.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of a stream of server-sent events, for tests. */
public final class EventStream implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final InputStream in;
  private final BlockingQueue<Event> waiting = new LinkedBlockingQueue<>();
  private final List<Event> all = new CopyOnWriteArrayList<>();
  private volatile String id = "";
  private volatile boolean ended;

  /** One of its events. */
  public record Event(String name, JsonNode data) {}

  private EventStream(InputStream in) {
    this.in = in;
    Thread reader = new Thread(this::read, "event-stream");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Connects.
   *
   * @param since the id of the last event on an earlier connection, empty for none
   * @param headers further ones, name and value in turn
   */
  public static EventStream open(String address, String since, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (!since.isEmpty()) {
      request.header("Last-Event-ID", since);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<InputStream> answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException(
          answer.statusCode()
              + " "
              + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
    }
    return new EventStream(answer.body());
  }

  private void read() {
    String name = "";
    String data = "";
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty() && !data.isEmpty()) {
          Event event = new Event(name, JSON.readTree(data));
          all.add(event);
          waiting.add(event);
          data = "";
        }
      }
    } catch (IOException e) {
      // Closed, by either side.
    }
    ended = true;
  }

  /** The next event that is one of these; fails after twenty seconds. */
  public Event await(Predicate<Event> wanted) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      Event event = waiting.poll(100, TimeUnit.MILLISECONDS);
      if (event != null && wanted.test(event)) {
        return event;
      }
    }
    throw new AssertionError("no such event; there were " + all.stream().map(Event::name).toList());
  }

  /** The next event of this name. */
  public Event await(String name) throws InterruptedException {
    return await(event -> event.name().equals(name));
  }

  /** Waits until the server has ended it. */
  public void awaitEnd() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!ended) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the stream does not end");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Everything so far. */
  public List<Event> all() {
    return all;
  }

  /** The id of the last event that had one. */
  public String id() {
    return id;
  }

  @Override
  public void close() throws IOException {
    // Not the reader: its lock is held while it waits for the next line.
    in.close();
  }
}
