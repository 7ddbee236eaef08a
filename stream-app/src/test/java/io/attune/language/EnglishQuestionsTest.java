package io.attune.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishQuestionsTest {
  private static final SpokenLanguage ENGLISH = SpokenLanguage.of("en");

  private static Question last(String text) {
    return EnglishQuestions.read(ENGLISH.tokens(text)).last();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "how do you feel about that",
        "what would help you most",
        "why is that",
        "why not",
        "tell me about your team",
        "so tell me more",
        "could you tell me more about that",
        "can you walk me through what happened",
        "what made you call today",
        "how come it took so long",
        "okay and what are you hoping for",
        "i was wondering what you think",
        "thanks how can i help",
        "what worries you about it",
        "how are things at home",
        "how important is that to you",
        "on that day what thoughts did you have",
        "you said it was hard how were you able to do it",
        "what have you tried in order to sleep",
        "where do you think we should start",
        "can you tell me what you'd like to change",
        "uh huh any other reasons",
        "is there anything else you'd like to change",
        "why"
      })
  void questionsThatInviteAStoryAreOpen(String text) {
    assertThat(last(text)).isEqualTo(Question.OPEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is that right",
        "do you have your account number",
        "thanks can i take your name",
        "what's your account number",
        "how long does it take",
        "how much is it",
        "when did you order it",
        "you won't be long will you",
        "it's cold isn't it",
        "so that's forty a month right",
        "i was wondering if you could help",
        "any questions",
        "can you tell me your name",
        "you want to cancel?",
        "right so are you at home",
        "don't you think so",
        "which one do you mean",
        "anything else i can help you with",
        "can you tell me what your number is",
        "where do you live",
        "and then how often do you use it",
        "how about we meet next week"
      })
  void questionsForAYesOrAFactAreClosed(String text) {
    assertThat(last(text)).isEqualTo(Question.CLOSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "what i'll do is call you back",
        "when i called they said no",
        "have a nice day",
        "do not do that",
        "what a day",
        "i think you're right",
        "that's all right",
        "should you need anything just call",
        "i know how you feel",
        "i'll check what the price is",
        "this is it",
        "you know what to do you've done it before",
        "that's why",
        "i know how important it is",
        "we don't need any other papers"
      })
  void statementsAskNothing(String text) {
    assertThat(last(text)).isEqualTo(Question.NONE);
  }

  @Test
  void theLastQuestionIsTheOneToAnswer() {
    Questions questions =
        EnglishQuestions.read(ENGLISH.tokens("how do you feel about that okay is it too much"));

    assertThat(questions).isEqualTo(new Questions(true, true, Question.CLOSED));
  }
}
