package io.attune.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks JSON: in its bytes, and in its fields. */
public final class JsonMutations {
  private final Random random;

  public JsonMutations(Random random) {
    this.random = random;
  }

  /** A broken copy of a message, as bytes. */
  public byte[] of(JsonNode message) {
    if (random.nextInt(3) == 0) {
      return bytes(message.toString().getBytes(StandardCharsets.UTF_8));
    }
    JsonNode copy = message.deepCopy();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      field(copy);
    }
    return copy.toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] bytes(byte[] good) {
    byte[] bytes = good.clone();
    switch (random.nextInt(4)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(40));
      default -> {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
      }
    }
    return bytes;
  }

  /** Changes one place of a tree: each as likely as the others. */
  private void field(JsonNode root) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode place = containers.get(random.nextInt(containers.size()));
    if (place instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        object.set(name, odd(object.get(name)));
      }
    } else if (place instanceof ArrayNode array && !array.isEmpty()) {
      int index = random.nextInt(array.size());
      switch (random.nextInt(3)) {
        case 0 -> array.remove(index);
        case 1 -> array.add(array.get(index).deepCopy());
        default -> array.set(index, odd(array.get(index)));
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    if (node.isContainerNode()) {
      into.add(node);
      node.forEach(child -> collect(child, into));
    }
  }

  /** Something else: of the same kind, of another, or at the edge of what can be. */
  private JsonNode odd(JsonNode value) {
    var make = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;
    return switch (random.nextInt(14)) {
      case 0 -> make.nullNode();
      case 1 -> make.textNode("");
      case 2 -> make.textNode("zebra ".repeat(1 + random.nextInt(60)));
      case 3 -> make.textNode("\ud800");
      case 4 -> make.numberNode(-1);
      case 5 -> make.numberNode(random.nextInt(100_000));
      case 6 -> make.numberNode(Long.MAX_VALUE);
      case 7 -> make.numberNode(random.nextBoolean() ? 1e308 : -0.5);
      case 8 -> make.numberNode(1_767_603_600_000L + random.nextInt(100_000_000));
      case 9 -> make.booleanNode(random.nextBoolean());
      case 10 -> make.objectNode().put("zebra", 1);
      case 11 -> make.arrayNode().add(make.arrayNode().add(1));
      case 12 -> make.textNode(Integer.toString(random.nextInt(1_000)));
      default -> value.isNumber() ? make.numberNode(value.asDouble() * 3) : make.textNode("zebra");
    };
  }
}
