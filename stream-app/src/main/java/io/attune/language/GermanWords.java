package io.attune.language;

import static io.attune.language.WordClass.ADDRESS;
import static io.attune.language.WordClass.AUXILIARY;
import static io.attune.language.WordClass.CLAUSE_OPENER;
import static io.attune.language.WordClass.COMMON;
import static io.attune.language.WordClass.CONTRAST;
import static io.attune.language.WordClass.CORRECT;
import static io.attune.language.WordClass.DETERMINER;
import static io.attune.language.WordClass.EMPHATIC;
import static io.attune.language.WordClass.FUNCTION;
import static io.attune.language.WordClass.GLUE;
import static io.attune.language.WordClass.NEGATOR;
import static io.attune.language.WordClass.NO;
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

/** The closed word classes of German, see {@link WordClass}. */
final class GermanWords {
  private static final String NONE =
      "kein keine keinen keinem keiner keines keinerlei nichts niemand niemanden niemandem";

  private static final String ARTICLES =
      "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem";

  private static final String POSSESSIVES =
      "mein meine meinen meinem meiner meines unser unsere unseren unserem unserer unseres"
          + " sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres";

  private static final String AUXILIARIES =
      "bin bist ist sind war waren wäre wären habe hast hat haben hatte hatten hätte hätten"
          + " werde wird werden wurde wurden würde würden kann können könnte könnten konnte konnten"
          + " darf dürfen dürfte dürften muss müssen müsste müssten musste mussten soll sollen"
          + " sollte sollten will wollen wollte wollten mag mögen möchte möchten";

  private static final String QUESTION_WORDS =
      "was wie warum wieso weshalb weswegen wer wen wem wessen wo wohin woher wann welche welcher"
          + " welches welchen welchem wofür worum womit woran worauf wovon wozu wodurch worin"
          + " wonach worüber inwiefern inwieweit";

  private GermanWords() {}

  static Map<String, Integer> classes() {
    WordTable words = new WordTable();
    addNumbers(words);
    addClauses(words);
    addAnswers(words);
    addFunctionWords(words);
    return words.table();
  }

  private static void addNumbers(WordTable words) {
    add(words, NUMBER, "null eins zwei zwo drei vier fünf sechs sieben acht neun zehn elf zwölf");
    add(words, NUMBER, "zwanzig dreißig");
    add(words, NUMBER, "anderthalb eineinhalb zweieinhalb hundert tausend million millionen");
    add(words, SCALE, "hundert tausend million millionen");
    add(
        words,
        UNIT,
        "euro euros cent prozent dollar pfund franken monat monate monaten jahr jahre");
    add(words, UNIT, "jahren woche wochen tag tage tagen stunde stunden minute minuten sekunde");
    add(words, UNIT, "sekunden mal uhr lizenz lizenzen nutzer plätze plätzen stück");
  }

  private static void addClauses(WordTable words) {
    add(
        words,
        SOFT,
        "einfach wirklich eigentlich ehrlich eben mal doch ja schon denn auch noch nun");
    add(words, SOFT, "jetzt total echt absolut ganz völlig komplett sehr so ziemlich wohl gerade");
    add(
        words,
        SOFT,
        "vielleicht vermutlich wahrscheinlich bestimmt sicher natürlich offensichtlich");
    add(words, SOFT, "bitte leider irgendwie sogar nur langsam allmählich inzwischen mittlerweile");
    add(words, SOFT, "überhaupt gar ach oh na tja grundsätzlich momentan aktuell persönlich gern");
    add(words, SOFT, "gerne selbstverständlich schlicht schlichtweg definitiv tatsächlich");
    add(words, NEGATOR, NONE);
    add(words, NEGATOR, "nicht nie niemals nirgends nirgendwo ohne weder kaum keinesfalls");
    add(words, NEGATOR, "keineswegs nimmer mitnichten");
    add(words, OUTRIGHT, NONE);
    add(words, SUBJECT, "ich wir sie er es du ihr man das dies jemand niemand alle alles");
    add(words, AUXILIARY, AUXILIARIES);
    add(words, CONTRAST, "aber jedoch allerdings trotzdem dennoch obwohl nichtsdestotrotz");
    add(words, REGRET, "leider bedauerlicherweise");
    add(words, CLAUSE_OPENER, "aber jedoch allerdings trotzdem dennoch obwohl weil dass ob wenn");
    add(words, CLAUSE_OPENER, "falls sobald solange während bevor nachdem sondern und sonst");
    add(words, CLAUSE_OPENER, "deshalb deswegen darum außer okay bis damit");
    add(words, CLAUSE_OPENER, QUESTION_WORDS);
    add(words, WH, QUESTION_WORDS);
    add(words, OPINION, "glaube glauben denke denken meine meinen finde finden sage sagen gesagt");
    add(words, OPINION, "behaupte behaupten behauptet gemeint heißt will möchte");
    add(words, DETERMINER, ARTICLES);
    add(words, DETERMINER, POSSESSIVES);
    add(words, DETERMINER, "jeder jede jedes jeden jedem alle einige etwas beide");
    add(words, GLUE, "ein eine einen einem einer so nicht");
    add(words, COMMON, "ich sie es das der die den zu ist und dass ja nicht ein eine wir in");
  }

  private static void addAnswers(WordTable words) {
    add(words, YES, "ja jawohl okay genau richtig stimmt klar gerne gern sicher natürlich mhm gut");
    add(words, YES, "einverstanden passt prima super perfekt absolut definitiv korrekt doch");
    add(words, CORRECT, "richtig stimmt genau korrekt");
    add(words, NO, "nein nie niemals keinesfalls");
    add(words, SELF, "ich das");
    add(words, SUMMING_UP, "also so");
    add(words, ADDRESS, "sie ihnen ihr ihre ihren ihrem ihrer ihres");
    add(words, OPENING, "und aber also okay ja nein gut ach hallo tag entschuldigung sorry oder");
    add(words, OPENING, "prima super perfekt danke verstehe genau klar na moment bitte schön");
    add(words, EMPHATIC, "nein ja nie sehr so viel ganz bitte danke ha weit tschüss wirklich");
  }

  private static void addFunctionWords(WordTable words) {
    add(words, FUNCTION, ARTICLES);
    add(words, FUNCTION, POSSESSIVES);
    add(words, FUNCTION, AUXILIARIES);
    add(words, FUNCTION, QUESTION_WORDS);
    add(words, FUNCTION, NONE);
    add(words, FUNCTION, "ich mich mir wir uns sie ihnen er ihn ihm es du dich dir euch man sich");
    add(words, FUNCTION, "jemand jemanden alle allem allen alles andere anderen anderes etwas was");
    add(words, FUNCTION, "jeder jede jedes jeden jedem einige beide viele viel mehr meisten wenig");
    add(words, FUNCTION, "und oder aber sondern denn weil dass ob wenn als falls damit bis sobald");
    add(words, FUNCTION, "während bevor nachdem obwohl jedoch allerdings trotzdem dennoch sonst");
    add(
        words,
        FUNCTION,
        "in im an am auf aus bei beim mit nach von vom vor zu zum zur für um durch");
    add(words, FUNCTION, "über unter gegen ohne seit wegen trotz pro ab zwischen hinter neben");
    add(
        words,
        FUNCTION,
        "nicht nie niemals kaum nein ja jawohl okay mhm doch genau klar gut gerne");
    add(words, FUNCTION, "gern bitte danke dank schön tschüss hallo guten tag morgen abend wieder");
    add(
        words,
        FUNCTION,
        "so also auch noch schon mal nur eben halt einfach wirklich eigentlich sehr");
    add(
        words,
        FUNCTION,
        "ganz gar überhaupt vielleicht wohl gerade jetzt nun dann da dort hier hin");
    add(words, FUNCTION, "her immer heute gestern bereits erst zuerst nochmal irgendwie leider");
    add(
        words,
        FUNCTION,
        "natürlich sicher bestimmt absolut total echt ehrlich ach oh na tja ah aha");
    add(
        words,
        FUNCTION,
        "dafür daran darauf davon dazu damit darüber darum deshalb deswegen dabei");
    add(words, FUNCTION, "gesagt sagen sage sagte machen mache gemacht tun geht gehen gibt geben");
    add(
        words,
        FUNCTION,
        "kommen kommt lassen gelassen sehen sehe schauen schaue wissen weiß glaube");
    add(
        words,
        FUNCTION,
        "denke finde meine meinen gehabt gewesen geworden worden sache sachen ding");
    add(words, FUNCTION, "moment mal herr frau stimmt richtig passt verstehe prima super perfekt");
    add(
        words,
        FUNCTION,
        "bisschen paar zwar egal los nächste nächsten letzte letzten ersten zweite");
    add(words, FUNCTION, "weg quasi sozusagen entschuldigung sorry mehrere sowas solche solchen");
  }

  private static void add(WordTable words, int bits, String list) {
    words.add(bits, Umlauts.fold(list));
  }
}
