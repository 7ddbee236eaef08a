package io.attune.language;

import static io.attune.language.WordClass.ADDRESS;
import static io.attune.language.WordClass.AUXILIARY;
import static io.attune.language.WordClass.BEFORE_EXCEPT;
import static io.attune.language.WordClass.CLAUSE_OPENER;
import static io.attune.language.WordClass.COMMON;
import static io.attune.language.WordClass.CONTRAST;
import static io.attune.language.WordClass.CORRECT;
import static io.attune.language.WordClass.DETERMINER;
import static io.attune.language.WordClass.EMPHATIC;
import static io.attune.language.WordClass.FUNCTION;
import static io.attune.language.WordClass.GLUE;
import static io.attune.language.WordClass.MARK;
import static io.attune.language.WordClass.NEGATOR;
import static io.attune.language.WordClass.NO;
import static io.attune.language.WordClass.NOTHING;
import static io.attune.language.WordClass.NUMBER;
import static io.attune.language.WordClass.OPENING;
import static io.attune.language.WordClass.OPINION;
import static io.attune.language.WordClass.OUTRIGHT;
import static io.attune.language.WordClass.REGRET;
import static io.attune.language.WordClass.SCALE;
import static io.attune.language.WordClass.SELF;
import static io.attune.language.WordClass.SOFT;
import static io.attune.language.WordClass.SUBJECT;
import static io.attune.language.WordClass.SUMMING_UP;
import static io.attune.language.WordClass.UNIT;
import static io.attune.language.WordClass.WH;
import static io.attune.language.WordClass.YES;

import java.util.Map;

/** The closed word classes of English, see {@link WordClass}. */
final class EnglishWords {
  private EnglishWords() {}

  static Map<String, Integer> classes() {
    WordTable words = new WordTable();
    words.add(
        NUMBER, "zero one two three four five six seven eight nine ten eleven twelve thirteen");
    words.add(
        NUMBER, "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty");
    words.add(NUMBER, "sixty seventy eighty ninety");
    words.add(NUMBER | SCALE, "hundred thousand million billion");
    words.add(
        SOFT, "just really actually honestly literally basically simply frankly quite definitely");
    words.add(
        SOFT, "totally absolutely obviously seriously even still truly completely probably also");
    words.add(
        SOFT, "certainly clearly genuinely sincerely maybe perhaps oh ah eh well very so pretty");
    words.add(SOFT, "already sir madam maam please fully particularly necessarily");
    words.add(
        NEGATOR, "not no never nothing nobody none neither nor without hardly barely nowhere");
    words.add(NEGATOR, "scarcely");
    words.add(SUBJECT, "i we they he she you it that this there these those who everything nobody");
    words.add(SUBJECT, "everyone everybody someone somebody something nothing");
    words.add(AUXILIARY, "is are am was were do does did have has had can could will would shall");
    words.add(AUXILIARY, "should may might must");
    words.add(CLAUSE_OPENER, "but however although though because since so and which who what why");
    words.add(CLAUSE_OPENER, "how when where if then until unless while except whereas otherwise");
    words.add(CLAUSE_OPENER, "anyway plus okay yeah yes");
    words.add(
        OPINION, "think say saying said feel mean believe suppose guess reckon find found call");
    words.add(
        OPINION, "like imagine thought consider want claim saying suggesting suggest pretend");
    words.add(
        YES, "yes yeah yep yup yah sure absolutely definitely okay right correct exactly mhm aye");
    words.add(YES, "course indeed certainly perfect great fine");
    words.add(NO, "no nope nah never");
    words.add(WH, "what how why which who whose whom where when");
    words.add(
        OPENING, "so and okay well but right now yeah yes no alright oh hi hello hey sorry then");
    words.add(OPENING, "because just actually listen look also or please anyway sir madam maam");
    words.add(OPENING, "perfect great thanks ah honestly exactly sure mhm cool");
    words.add(DETERMINER, "the a an your my our their his her its this that these those any some");
    words.add(
        DETERMINER, "every each another no all both anyone anything anybody someone something");
    words.add(DETERMINER, "everything everyone");
    words.add(
        UNIT, "dollar dollars buck bucks pound pounds quid euro euros cent cents pence percent");
    words.add(UNIT, "month months year years week weeks day days hour hours minute minutes second");
    words.add(UNIT, "seconds time times grand pm oclock user users seat seats license licenses");
    words.add(EMPHATIC, "no very never yes yeah bye ha way much far too really nope please");
    words.add(MARK, "'s 'd id ill");
    words.add(CONTRAST, "but however although though nevertheless nonetheless");
    words.add(
        FUNCTION, "a an the and or but if then than so as at by for from in into of off on onto");
    words.add(FUNCTION, "out over to up down with about after again against before between during");
    words.add(
        FUNCTION, "i me my mine myself we us our ours you your yours he him his she her hers it");
    words.add(
        FUNCTION, "its they them their theirs this that these those there here who what which");
    words.add(
        FUNCTION, "when where why how whose am is are was were be been being do does did doing");
    words.add(
        FUNCTION, "done have has had having can could will would shall should may might must");
    words.add(
        FUNCTION, "not no nor never yes yeah okay oh ah well right just really very too also");
    words.add(
        FUNCTION, "actually basically honestly literally maybe perhaps quite still even only");
    words.add(
        FUNCTION, "please thank thanks sorry hello hi hey bye good morning afternoon evening");
    words.add(
        FUNCTION, "all any both each few more most other some such own same now once going go");
    words.add(
        FUNCTION, "get got gotten getting let make made thing things stuff lot bit kind sort");
    words.add(
        FUNCTION, "something anything nothing everything someone anyone know mean like think say");
    words.add(FUNCTION, "said see look want need would sure fine yep yup nope nah mhm because");
    words.add(
        FUNCTION, "until while though although however since unless whether else ever much many");
    words.add(
        FUNCTION, "one two first second last next back way tell told ask asked come came take");
    words.add(FUNCTION, "put give given gave keep kept sir madam maam alright course great");
    words.add(FUNCTION, "today able try trying tried already always anyway else");
    words.add(GLUE, "a of not");
    words.add(BEFORE_EXCEPT, "nothing anything even");
    words.add(NOTHING, "nothing");
    words.add(OUTRIGHT, "no nothing");
    words.add(ADDRESS, "you your");
    words.add(SUMMING_UP, "so");
    words.add(CORRECT, "right");
    words.add(SELF, "i");
    words.add(REGRET, "unfortunately");
    words.add(COMMON, "i you it the a to is and of that");
    return words.table();
  }
}
