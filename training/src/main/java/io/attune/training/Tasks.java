package io.attune.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import io.attune.language.Polarity;
import io.attune.language.TextReading;
import io.attune.training.Task.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is asked of the language tier. */
final class Tasks {
  private static final List<String> POLARITIES = List.of("negative", "neutral", "positive");
  private static final List<String> YES_NO = List.of("yes", "no");

  /** Pushback from which a turn counts as resisting, 0 to 1. */
  private static final double RESISTS = 0.5;

  private Tasks() {}

  static List<Task> all() {
    List<Task> tasks = new ArrayList<>();
    for (String set : List.of("meld", "airline", "uss", "goemotions", "tweets")) {
      tasks.add(new Task("sentiment", set, POLARITIES, Tasks::sentiment, Tasks::polarity));
    }
    for (String set : List.of("annomi", "p4g", "casino")) {
      tasks.add(yesNo("pushback", set, ofCustomer("resistance"), TextReading::pushback));
    }
    tasks.add(
        yesNo(
            "abuse", "convabuse", ofCustomer("abusive"), r -> r.has("tension.abuse") ? 1.0 : 0.0));
    tasks.add(move("open question", "annomi", "open_question", AgentMove.OPEN_QUESTION));
    tasks.add(move("closed question", "annomi", "closed_question", AgentMove.CLOSED_QUESTION));
    tasks.add(move("acknowledgement", "annomi", "reflection", AgentMove.ACKNOWLEDGE));
    tasks.add(move("acknowledgement", "esconv", "reflection", AgentMove.ACKNOWLEDGE));
    tasks.add(move("validation", "esconv", "validation", AgentMove.VALIDATE));
    return tasks;
  }

  private static Optional<String> sentiment(LabelledTurn turn) {
    return Optional.ofNullable(turn.labels().get("sentiment")).map(JsonNode::asText);
  }

  private static Answer polarity(TextReading reading) {
    String label = Polarity.of(reading.sentiment()).name().toLowerCase(Locale.ROOT);
    return new Answer(label, Double.NaN);
  }

  /** Of whoever is not there to serve: a customer, or one of two equals. */
  private static Function<LabelledTurn, Optional<String>> ofCustomer(String label) {
    return turn ->
        turn.speaker() != Speaker.AGENT && turn.labels().has(label)
            ? Optional.of(yesNo(turn.labels().get(label).asBoolean()))
            : Optional.empty();
  }

  private static Task move(String name, String set, String label, AgentMove move) {
    return yesNo(
        name, set, agentMove(label), reading -> reading.moves().contains(move) ? 1.0 : 0.0);
  }

  /** Every agent's turn of a dialogue whose moves are labelled at all. */
  private static Function<LabelledTurn, Optional<String>> agentMove(String label) {
    return turn -> {
      if (turn.speaker() != Speaker.AGENT || !turn.labels().has("agent_moves")) {
        return Optional.empty();
      }
      Predicate<JsonNode> wanted = move -> move.asText().equals(label);
      boolean made = false;
      for (JsonNode move : turn.labels().get("agent_moves")) {
        made |= wanted.test(move);
      }
      return Optional.of(yesNo(made));
    };
  }

  private static Task yesNo(
      String name,
      String set,
      Function<LabelledTurn, Optional<String>> gold,
      Function<TextReading, Double> score) {
    return new Task(
        name,
        set,
        YES_NO,
        gold,
        reading -> new Answer(yesNo(score.apply(reading) >= RESISTS), score.apply(reading)));
  }

  private static String yesNo(boolean yes) {
    return yes ? "yes" : "no";
  }
}
