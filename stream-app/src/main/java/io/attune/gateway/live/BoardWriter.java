package io.attune.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.sealing.KeyRing;
import io.attune.topology.Topics;
import io.attune.tracing.TraceHeaders;
import io.attune.wire.Acknowledgements;
import io.attune.wire.NewsReader;
import io.attune.wire.SchemaUnavailable;
import io.attune.wire.Undecodable;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each record of the topics means for the {@link Board}. For the one thread that reads. */
final class BoardWriter {
  private static final Logger log = LoggerFactory.getLogger(BoardWriter.class);

  private final Topics topics;
  private final KeyRing keys;
  private final NewsReader news;
  private final Board board;
  private final LongConsumer onCue;
  private final Acknowledgements acknowledgements;

  /**
   * @param keys takes the keys of calls, where words are sealed
   * @param news reads with them
   * @param onCue told of each cue when the event was that led to it, epoch ms
   */
  BoardWriter(Topics topics, KeyRing keys, NewsReader news, Board board, LongConsumer onCue) {
    this.topics = topics;
    this.keys = keys;
    this.news = news;
    this.board = board;
    this.onCue = onCue;
    this.acknowledgements = new Acknowledgements(topics.format());
  }

  /**
   * Puts what a record tells onto the board. One that nobody can read is left out.
   *
   * @throws SchemaUnavailable if it cannot be read now
   */
  void write(ConsumerRecord<byte[], byte[]> read) {
    try {
      String topic = read.topic();
      if (read.value() == null) {
        takeTombstone(new String(read.key(), UTF_8), read);
      } else if (topic.equals(topics.coachingCues())) {
        cue(read);
      } else if (topic.equals(topics.callTurns())) {
        board.turn(news.turn(read.value()), at(Position.TURNS, read));
      } else if (topic.equals(topics.callSummaries())) {
        board.finished(news.finished(read.value()));
      } else if (topic.equals(topics.callKeys())) {
        keys.take(read.key(), read.value());
      } else if (topic.equals(topics.alertAcknowledgements())) {
        board.acknowledged(acknowledgements.decode(read.value()));
      } else {
        board.view(news.view(read.value()), at(Position.VIEWS, read));
      }
    } catch (Undecodable e) {
      log.warn(
          "{}-{} offset {} cannot be read: {}",
          read.topic(),
          read.partition(),
          read.offset(),
          e.getMessage());
    }
  }

  /** A record has the timestamp of the one that led to it, and is read when it is committed. */
  private void cue(ConsumerRecord<byte[], byte[]> read) throws Undecodable {
    String trace = TraceHeaders.traceparent(read.headers());
    board.cue(news.cue(read.value(), trace), at(Position.CUES, read), read.timestamp());
    onCue.accept(read.timestamp());
  }

  /**
   * A call is over, which its view tells, or was erased, which all topics tell, each after all that
   * it had of the call.
   */
  private void takeTombstone(String callId, ConsumerRecord<byte[], byte[]> read) {
    String topic = read.topic();
    if (topic.equals(topics.callViews())) {
      board.gone(callId, at(Position.VIEWS, read));
    } else if (topic.equals(topics.coachingCues())) {
      board.gone(callId, at(Position.CUES, read));
    } else if (topic.equals(topics.callTurns())) {
      board.gone(callId, at(Position.TURNS, read));
    } else if (topic.equals(topics.callSummaries())) {
      board.erased(callId);
    } else if (topic.equals(topics.callKeys())) {
      keys.take(read.key(), null);
    }
  }

  private static Position at(char topic, ConsumerRecord<?, ?> read) {
    return new Position(topic, read.partition(), read.offset());
  }
}
