package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every regular expression of the product, found in its sources, on texts that are made to let it
 * go back: the signs it asks for, over and over, with an end that does not fit. Not time is
 * measured but how often it looks at a sign of the text, which must grow as the text does.
 */
class RegularExpressionsTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir", "."), "src", "main", "java");

  /** A literal, or several with plus signs between. */
  private static final String LITERALS = "\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)";

  private static final Pattern IN_PLACE =
      Pattern.compile("\\.(matches|replaceAll|replaceFirst|split)\\(" + LITERALS);
  private static final Pattern COMPILED =
      Pattern.compile("Pattern (\\w+) =\\s*Pattern\\.compile\\(");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final int LENGTH = 2_000;

  /** Looks at a sign of the text for each of its signs; a square of them would be a thousand. */
  private static final int MOST_LOOKS = 200;

  /** How it is used: on the whole text, or wherever it is found. */
  private enum Use {
    WHOLE,
    FOUND
  }

  private record Found(String where, Pattern pattern, Use use) {}

  @TestFactory
  Stream<DynamicTest> eachGrowsAsItsTextDoes() {
    List<Found> all = new ArrayList<>();
    sources().forEach(source -> all.addAll(in(source)));
    assertThat(all).hasSizeGreaterThan(60);
    return all.stream()
        .map(
            found ->
                DynamicTest.dynamicTest(
                    found.where + " " + found.use + ": " + found.pattern, () -> isLinear(found)));
  }

  private static void isLinear(Found found) {
    TreeMap<Long, String> looks = new TreeMap<>();
    for (String text : hostile(found.pattern)) {
      CountedText counted = new CountedText(text);
      Matcher matcher = found.pattern.matcher(counted);
      if (found.use == Use.WHOLE) {
        matcher.matches();
      } else {
        while (matcher.find()) {
          // All of them.
        }
      }
      looks.put(counted.looks / text.length(), text.substring(0, 40));
    }
    assertThat(looks.lastKey())
        .as("looks at each sign of %s…", looks.lastEntry().getValue())
        .isLessThan(MOST_LOOKS);
  }

  /** Repetitions of what the expression itself asks for, and what often stands in texts. */
  private static Set<String> hostile(Pattern pattern) {
    Set<String> parts = new LinkedHashSet<>(List.of("a", "A", "0", " ", "\t", "-", "_", ".", "\n"));
    parts.addAll(List.of("a ", "a0", "0.", "a.", "a-", "\\", "\\a", "\"", " \n", "\r\n", ",", "/"));
    String plain = pattern.pattern().replaceAll("\\\\[a-zA-Z]|[\\[\\](){}?*+^$|]", "");
    plain.chars().distinct().forEach(sign -> parts.add(String.valueOf((char) sign)));
    for (int i = 0; i + 2 <= plain.length(); i++) {
      parts.add(plain.substring(i, i + 2));
    }
    parts.add(plain.isEmpty() ? "x" : plain);
    Set<String> texts = new LinkedHashSet<>();
    for (String part : parts) {
      String many = part.repeat(LENGTH / part.length() + 1);
      texts.add(many);
      texts.add(many + "\u0001");
      texts.add(plain + many + "\u0001");
    }
    return texts;
  }

  private static Stream<Path> sources() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Found> in(Path source) {
    String text;
    try {
      text = Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = SOURCES.relativize(source).toString().replace(".java", "");
    List<Found> found = new ArrayList<>();
    Matcher inPlace = IN_PLACE.matcher(text);
    while (inPlace.find()) {
      Use use = inPlace.group(1).equals("matches") ? Use.WHOLE : Use.FOUND;
      found.add(new Found(name, Pattern.compile(joined(inPlace.group(2))), use));
    }
    Matcher compiled = COMPILED.matcher(text);
    int constants = 0;
    while (compiled.find()) {
      constants++;
      found.add(constant(name, compiled.group(1), text));
    }
    assertThat(text.split("Pattern\\.compile\\(", -1))
        .as("%s keeps its regular expressions in constants, so that they are found", name)
        .hasSize(constants + 1);
    return found;
  }

  private static Found constant(String name, String field, String text) {
    boolean isFound =
        Pattern.compile(
                field
                    + "\\s*(\\.matcher\\([^;]*\\)\\s*\\.(find|results|replaceAll|lookingAt)|\\.split)")
            .matcher(text)
            .find();
    boolean isWhole = text.contains(".matches()") || text.contains(".asMatchPredicate()");
    try {
      Class<?> type = Class.forName(name.replace('/', '.'));
      Field constant = type.getDeclaredField(field);
      assertThat(Modifier.isStatic(constant.getModifiers())).isTrue();
      constant.setAccessible(true);
      // Where it cannot be told, the harder use.
      return new Found(
          name, (Pattern) constant.get(null), isWhole && !isFound ? Use.WHOLE : Use.FOUND);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(name + "." + field, e);
    }
  }

  private static String joined(String literals) {
    StringBuilder joined = new StringBuilder();
    Matcher literal = LITERAL.matcher(literals);
    while (literal.find()) {
      joined.append(literal.group(1).translateEscapes());
    }
    return joined.toString();
  }

  /** A text that counts how often one of its signs is looked at. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private long looks;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      looks++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
