package io.attune.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A client that takes everything, for tests. */
final class Told implements Outlet {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Event> events = new ArrayList<>();
  private Farewell farewell;
  private Consumer<Farewell> then = why -> {};

  /** What it was told. */
  record Event(String id, String name, JsonNode data) {
    /** Such as {@code cue q1 raised}, {@code call c1} or {@code gone c1}. */
    String inShort() {
      return switch (name) {
        case "cue" -> "cue " + data.path("cueId").asText() + " " + data.path("state").asText();
        case "call" -> "call " + data.path("view").path("callId").asText();
        case "gone" -> "gone " + data.path("callId").asText();
        case "turn" -> "turn " + data.path("turnId").asText();
        default -> name;
      };
    }
  }

  @Override
  public void send(String id, String name, byte[] data) {
    try {
      events.add(new Event(id, name, JSON.readTree(new String(data, UTF_8))));
    } catch (JsonProcessingException e) {
      throw new AssertionError(name + " is no JSON", e);
    }
  }

  @Override
  public void beat() {}

  @Override
  public void end(Farewell why) {
    farewell = why;
    then.accept(why);
  }

  @Override
  public void whenEnded(Consumer<Farewell> next) {
    then = next;
  }

  Farewell farewell() {
    return farewell;
  }

  /** All events in short, without the first greeting. */
  List<String> inShort() {
    return events.stream().map(Event::inShort).filter(event -> !event.equals("hello")).toList();
  }

  /** What came since this was asked last. */
  List<String> news() {
    List<String> news = inShort();
    events.clear();
    return news;
  }

  List<Event> events() {
    return events;
  }

  /** Where it is. */
  Cursor cursor() {
    Cursor cursor = null;
    for (Event event : events) {
      cursor = event.id() == null ? cursor : Cursor.parse(event.id()).orElseThrow();
    }
    return cursor;
  }
}
