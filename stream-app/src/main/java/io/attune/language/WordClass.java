package io.attune.language;

import java.util.HashMap;
import java.util.Map;

/**
 * The closed word classes of English that normalisation, scopes and question forms look at, as bits
 * of one int, so that a word is looked up once per turn and not once per rule.
 */
final class WordClass {
  /** "two", "twenty": part of a number. "One" is listed too, but counts only beside others. */
  static final int NUMBER = 1;

  /** "hundred", "thousand": joins the numbers round it. */
  static final int SCALE = 1 << 1;

  /** Adverbs that people drop in anywhere ("just", "really"): a phrase may be read across them. */
  static final int SOFT = 1 << 2;

  /** "not", "never", "nothing". "No" is here as well; {@link Scope} decides when it negates. */
  static final int NEGATOR = 1 << 3;

  /** A pronoun that can open a clause. */
  static final int SUBJECT = 1 << 4;

  /** A verb form that inverts in questions: "do", "is", "can". */
  static final int AUXILIARY = 1 << 5;

  /** A word after which a negation no longer reaches: "but", "because", "when". */
  static final int CLAUSE_OPENER = 1 << 6;

  /** "think", "say": a negation reaches through its complement ("don't think it is bad"). */
  static final int OPINION = 1 << 7;

  /** Carries no content of its own; left out of content words. */
  static final int FUNCTION = 1 << 8;

  static final int YES = 1 << 9;
  static final int NO = 1 << 10;

  /** A question word. */
  static final int WH = 1 << 11;

  /** Words that people put in front of what they want to say: "so", "okay", "well". */
  static final int OPENING = 1 << 12;

  /** "the", "your", "any": opens a noun phrase. */
  static final int DETERMINER = 1 << 13;

  /** What a number counts or costs: "dollars", "months". */
  static final int UNIT = 1 << 14;

  /** Repeated for emphasis, not by a slip: "no no no", "very very". */
  static final int EMPHATIC = 1 << 15;

  /** "but", "however": what follows weighs more. */
  static final int CONTRAST = 1 << 16;

  /** A contraction that waits for its next word, see {@link Contractions#resolve}. */
  static final int MARK = 1 << 17;

  /** A hash map, and not an unmodifiable copy: it is asked for every word, and twice as fast. */
  private static final Map<String, Integer> CLASSES = classes();

  private WordClass() {}

  /** The classes of a normalised word as a bit set, 0 for an ordinary content word. */
  static int of(String word) {
    Integer bits = CLASSES.get(word);
    return bits == null ? 0 : bits;
  }

  private static Map<String, Integer> classes() {
    Map<String, Integer> map = new HashMap<>(1024);
    put(
        map,
        NUMBER,
        "zero one two three four five six seven eight nine ten eleven twelve thirteen");
    put(
        map,
        NUMBER,
        "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty");
    put(map, NUMBER, "sixty seventy eighty ninety");
    put(map, NUMBER | SCALE, "hundred thousand million billion");
    put(
        map,
        SOFT,
        "just really actually honestly literally basically simply frankly quite definitely");
    put(
        map,
        SOFT,
        "totally absolutely obviously seriously even still truly completely probably also");
    put(
        map,
        SOFT,
        "certainly clearly genuinely sincerely maybe perhaps oh ah eh well very so pretty");
    put(map, SOFT, "already sir madam maam please fully particularly necessarily");
    put(map, NEGATOR, "not no never nothing nobody none neither nor without hardly barely nowhere");
    put(map, NEGATOR, "scarcely");
    put(map, SUBJECT, "i we they he she you it that this there these those who everything nobody");
    put(map, SUBJECT, "everyone everybody someone somebody something nothing");
    put(map, AUXILIARY, "is are am was were do does did have has had can could will would shall");
    put(map, AUXILIARY, "should may might must");
    put(map, CLAUSE_OPENER, "but however although though because since so and which who what why");
    put(map, CLAUSE_OPENER, "how when where if then until unless while except whereas otherwise");
    put(map, CLAUSE_OPENER, "anyway plus okay yeah yes");
    put(
        map,
        OPINION,
        "think say saying said feel mean believe suppose guess reckon find found call");
    put(map, OPINION, "like imagine thought consider want claim saying suggesting suggest pretend");
    put(
        map,
        YES,
        "yes yeah yep yup yah sure absolutely definitely okay right correct exactly mhm aye");
    put(map, YES, "course indeed certainly perfect great fine");
    put(map, NO, "no nope nah never");
    put(map, WH, "what how why which who whose whom where when");
    put(
        map,
        OPENING,
        "so and okay well but right now yeah yes no alright oh hi hello hey sorry then");
    put(map, OPENING, "because just actually listen look also or please anyway sir madam maam");
    put(map, OPENING, "perfect great thanks ah honestly exactly sure");
    put(map, DETERMINER, "the a an your my our their his her its this that these those any some");
    put(
        map,
        DETERMINER,
        "every each another no all both anyone anything anybody someone something");
    put(map, DETERMINER, "everything everyone");
    put(
        map,
        UNIT,
        "dollar dollars buck bucks pound pounds quid euro euros cent cents pence percent");
    put(map, UNIT, "month months year years week weeks day days hour hours minute minutes second");
    put(map, UNIT, "seconds time times grand pm oclock user users seat seats license licenses");
    put(map, EMPHATIC, "no very never yes yeah bye ha way much far too really nope please");
    put(map, MARK, "'s 'd id ill");
    put(map, CONTRAST, "but however although though nevertheless nonetheless");
    put(
        map,
        FUNCTION,
        "a an the and or but if then than so as at by for from in into of off on onto");
    put(map, FUNCTION, "out over to up down with about after again against before between during");
    put(
        map,
        FUNCTION,
        "i me my mine myself we us our ours you your yours he him his she her hers it");
    put(
        map,
        FUNCTION,
        "its they them their theirs this that these those there here who what which");
    put(
        map,
        FUNCTION,
        "when where why how whose am is are was were be been being do does did doing");
    put(map, FUNCTION, "done have has had having can could will would shall should may might must");
    put(map, FUNCTION, "not no nor never yes yeah okay oh ah well right just really very too also");
    put(map, FUNCTION, "actually basically honestly literally maybe perhaps quite still even only");
    put(map, FUNCTION, "please thank thanks sorry hello hi hey bye good morning afternoon evening");
    put(
        map,
        FUNCTION,
        "all any both each few more most other some such own same now once going go");
    put(map, FUNCTION, "get got gotten getting let make made thing things stuff lot bit kind sort");
    put(
        map,
        FUNCTION,
        "something anything nothing everything someone anyone know mean like think say");
    put(map, FUNCTION, "said see look want need would sure fine yep yup nope nah mhm because");
    put(
        map,
        FUNCTION,
        "until while though although however since unless whether else ever much many");
    put(
        map,
        FUNCTION,
        "one two first second last next back way tell told ask asked come came take");
    put(map, FUNCTION, "put give given gave keep kept sir madam maam alright course great");
    put(map, FUNCTION, "today able try trying tried already always anyway else");
    return map;
  }

  private static void put(Map<String, Integer> map, int bit, String words) {
    for (String word : words.split(" ", -1)) {
      map.merge(word, bit, (a, b) -> a | b);
    }
  }
}
