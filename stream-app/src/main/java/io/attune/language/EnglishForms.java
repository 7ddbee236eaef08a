package io.attune.language;

import java.util.HashMap;
import java.util.Map;

/** Contractions and spoken spellings that are looked up whole: "dont", "gonna", "alright". */
final class EnglishForms {

  private EnglishForms() {}

  /** Each form, in lower case, with the tokens it stands for. */
  static Map<String, String[]> table() {
    Map<String, String[]> map = new HashMap<>(256);
    String negated =
        "don do,doesn does,didn did,isn is,aren are,wasn was,weren were,haven have,hasn has,"
            + "hadn had,couldn could,wouldn would,shouldn should,mustn must,mightn might,needn need";
    for (String pair : negated.split(",", -1)) {
      String[] sides = pair.split(" ", -1);
      map.put(sides[0] + "t", new String[] {sides[1], "not"});
      map.put(sides[0] + "'t", new String[] {sides[1], "not"});
    }
    put(map, "can not", "cant can't cannot");
    put(map, "will not", "wont won't");
    put(map, "shall not", "shan't shant");
    put(map, "is not", "aint ain't");
    put(map, "i am", "im");
    put(map, "i have", "ive");
    put(map, "you are", "youre y'all're");
    put(map, "you have", "youve");
    put(map, "you will", "youll");
    put(map, "you would", "youd");
    put(map, "they are", "theyre");
    put(map, "they have", "theyve");
    put(map, "they will", "theyll");
    put(map, "we have", "weve");
    put(map, "it will", "itll");
    put(map, "that will", "thatll");
    put(map, "let us", "let's lets");
    put(map, "you", "y'all yall ya u");
    put(map, "going to", "gonna gon");
    put(map, "want to", "wanna");
    put(map, "have to", "hafta");
    put(map, "got to", "gotta");
    put(map, "give me", "gimme");
    put(map, "let me", "lemme");
    put(map, "kind of", "kinda");
    put(map, "sort of", "sorta");
    put(map, "out of", "outta");
    put(map, "a lot of", "lotta");
    put(map, "do not know", "dunno");
    put(map, "come on", "cmon c'mon");
    put(map, "would have", "wouldve woulda");
    put(map, "could have", "couldve coulda");
    put(map, "should have", "shouldve shoulda");
    put(map, "might have", "mightve");
    put(map, "because", "cuz coz cos 'cause 'cos 'cuz");
    put(map, "them", "'em");
    put(map, "until", "'til til till");
    put(map, "all right", "alright alrighty");
    put(map, "a lot", "alot");
    put(map, "any more", "anymore");
    put(map, "every time", "everytime");
    put(map, "thank you", "thankyou");
    put(map, "thanks", "thx");
    put(map, "please", "pls plz");
    put(map, "okay", "ok okey");
    put(map, "madam", "ma'am maam");
    put(map, "oclock", "o'clock");
    put(map, "follow up", "followup");
    put(map, "it " + Contractions.IS, "its it's");
    for (String host : "that what there here where how who".split(" ", -1)) {
      put(map, host + " " + Contractions.IS, host + "s");
    }
    put(map, "mhm", "mmhm mmhmm mhmm uhhuh");
    put(map, "first", "1st");
    put(map, "second", "2nd");
    put(map, "third", "3rd");
    put(map, "fourth", "4th");
    put(map, "fifth", "5th");
    map.put("id", new String[] {"id", Contractions.OPEN});
    map.put("ill", new String[] {"ill", Contractions.OPEN});
    return map;
  }

  private static void put(Map<String, String[]> map, String expansion, String words) {
    String[] parts = expansion.split(" ", -1);
    for (String word : words.split(" ", -1)) {
      map.put(word, parts);
    }
  }
}
