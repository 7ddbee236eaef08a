package io.attune.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.call.Speaker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasePatternTest {
  private static final SpokenLanguage ENGLISH = SpokenLanguage.of("en");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          too expensive                  ; it's way too expensive               ; too expensive
          that's more than               ; thats more than we hoped             ; thats more than
          that's more than               ; that is more than we hoped           ; that is more than
          that's (been|got) worse        ; it seems that's got worse            ; that's got worse
          i don't (need|want) it         ; no i dont need it                    ; i dont need it
          (not|isn't) worth it           ; it isn't worth it                    ; isn't worth it
          (way |) over budget            ; it's over budget                     ; over budget
          (way |) over budget            ; it's way over budget                 ; way over budget
          refund*                        ; i was refunded twice                 ; refunded
          cancel* my (account|contract)  ; i'm cancelling my contract           ; cancelling my contract
          # dollars a month              ; it's $49 a month                     ; $49 a month
          # (dollars|pounds)             ; two hundred and ten dollars          ; two hundred and ten dollars
          speak ... manager              ; let me speak to your manager         ; speak to your manager
          speak ... manager              ; let me speak manager                 ; speak manager
          i (can't|cannot) afford        ; i just can't really afford that      ; i just can't really afford
          call me back                   ; call call me back                    ; call me back
          a hundred percent              ; i'm a hundred percent sure           ; a hundred percent
          ((i|we) give|giving) up        ; well we give up                      ; we give up
          CALL Me                        ; call me                              ; call me
          """)
  void findsWhatItStandsFor(String pattern, String text, String found) {
    Tokens tokens = ENGLISH.tokens(text);

    List<PhraseHit> hits = find(pattern, tokens);

    assertThat(hits).hasSize(1);
    assertThat(tokens.quote(hits.get(0).fromWord(), hits.get(0).toWord())).isEqualTo(found);
    assertThat(hits.get(0).pattern()).isEqualTo(pattern);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          too expensive       ; expensive it is too
          refund*             ; the fund is ref
          # dollars           ; some dollars
          speak ... manager   ; speak to him or her or any manager
          speak ... manager   ; can i speak. the manager is here
          over budget         ; over the budget
          """)
  void findsNothingElse(String pattern, String text) {
    assertThat(find(pattern, ENGLISH.tokens(text))).isEmpty();
  }

  private static List<PhraseHit> find(String pattern, Tokens tokens) {
    return PhraseAutomaton.compile(List.of(PhraseSet.of("found", pattern)), ENGLISH)
        .match(tokens, Speaker.CUSTOMER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          too (expensive          ; 4 ; not closed
          too expensive)          ; 13; no "(" before
          a|b                     ; 1 ; no "(" before
          refund(s|ed)            ; 6 ; touches
          (re|un)paid             ; 7 ; touches
          ca*                     ; 0 ; too open
          can*cel                 ; 4 ; follow
          *cel                    ; 0 ; means nothing
          really?                 ; 6 ; means nothing
          $20                     ; 0 ; means nothing
          too. much               ; 3 ; means nothing
          (|)                     ; 0 ; no words at all
          ... much                ; 0 ; at an end
          much (...|)             ; 6 ; at an end
          a ... ... b             ; 6 ; follow each other
          #                       ; 0 ; nearly every turn
          (the|expensive)         ; 1 ; nearly every turn
          ((((((((((a))))))))))   ; 8 ; nested
          """)
  void faultsTellWhereAndWhy(String pattern, int position, String problem) {
    assertThatThrownBy(() -> PhrasePattern.parse(pattern, ENGLISH))
        .isInstanceOfSatisfying(
            PatternFault.class,
            fault -> {
              assertThat(fault.pattern()).isEqualTo(pattern);
              assertThat(fault.position()).isEqualTo(position);
              assertThat(fault.problem()).contains(problem);
              assertThat(fault.fix()).isNotBlank();
            });
  }

  @Test
  void alternativesAddUpAndDoNotMultiply() {
    String tenToTheSeventh = "(a b|c|d|e|f|g|h|j|k|l) ".repeat(7) + "end";
    PhrasePattern pattern = PhrasePattern.parse(tenToTheSeventh, ENGLISH);
    AutomatonBuilder builder = new AutomatonBuilder(ENGLISH);
    builder.add(pattern);

    assertThat(pattern.positions().size()).isEqualTo(78);
    assertThat(builder.build().size()).isLessThanOrEqualTo(79);
  }

  @Test
  void whatIsTooLargeIsRefused() {
    assertThatThrownBy(() -> PhrasePattern.parse("word ".repeat(17), ENGLISH))
        .isInstanceOf(PatternFault.class)
        .hasMessageContaining("more than 16 words");
    assertThatThrownBy(() -> PhrasePattern.parse("(" + "word|".repeat(501) + "x)", ENGLISH))
        .isInstanceOf(PatternFault.class)
        .hasMessageContaining("more than 500 words");
  }
}
