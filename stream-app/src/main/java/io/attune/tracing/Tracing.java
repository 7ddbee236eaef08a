package io.attune.tracing;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * What Attune does, as spans of the traces that its input belongs to. Without an OpenTelemetry SDK
 * in the process nothing is recorded, and the context is passed on as it came. No attribute names a
 * call, an agent, or a word that was said. Safe for threads.
 */
public final class Tracing {
  private final Tracer tracer;

  /** With an SDK's tracers, or those of {@link OpenTelemetry#noop}. */
  public Tracing(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("io.attune");
  }

  /** With what a Java agent or a program around Attune has set up; with nothing if none did. */
  public static Tracing global() {
    return new Tracing(GlobalOpenTelemetry.getOrNoop());
  }

  /**
   * Publishes on behalf of a request, in a span that ends when Kafka has it all. A request without
   * a trace begins one, if an SDK is there to sample it.
   *
   * @param span its name
   * @param header gives a header of the request, null if it is absent
   * @return what {@code publishing} returned
   */
  public CompletableFuture<Void> publish(
      String span, UnaryOperator<String> header, Supplier<CompletableFuture<Void>> publishing) {
    Context context = sent(header);
    Span publish =
        tracer.spanBuilder(span).setParent(context).setSpanKind(SpanKind.PRODUCER).startSpan();
    publish.setAttribute("messaging.system", "kafka");
    try (Scope scope = context.with(publish).makeCurrent()) {
      return publishing.get().whenComplete((done, e) -> end(publish, e));
    } catch (RuntimeException e) {
      end(publish, e);
      throw e;
    }
  }

  /**
   * Where a Java agent looks after the server, it has read the headers, and its span is the one.
   */
  private static Context sent(UnaryOperator<String> header) {
    Context current = Context.current();
    if (Span.fromContext(current).getSpanContext().isValid()) {
      return current;
    }
    Context read = TraceHeaders.read(header);
    return read == null ? Context.root() : read;
  }

  /**
   * Runs a decision on a record in the record's trace, with a span of its own; without a trace, or
   * with one that cannot be used, just runs it.
   */
  public void decide(Headers headers, RecordMetadata from, Runnable decision) {
    Context sent = TraceHeaders.read(headers);
    if (sent == null) {
      decision.run();
      return;
    }
    Span span =
        tracer
            .spanBuilder("attune.decide")
            .setParent(sent)
            .setSpanKind(SpanKind.CONSUMER)
            .startSpan();
    span.setAttribute("messaging.system", "kafka");
    span.setAttribute("messaging.destination.name", from.topic());
    span.setAttribute("messaging.destination.partition.id", Integer.toString(from.partition()));
    span.setAttribute("messaging.kafka.offset", from.offset());
    try (Scope scope = sent.with(span).makeCurrent()) {
      decision.run();
      span.end();
    } catch (RuntimeException e) {
      end(span, e);
      throw e;
    }
  }

  /** A failure is told by its class: a message may quote what was said. */
  private static void end(Span span, Throwable e) {
    if (e != null) {
      span.setStatus(StatusCode.ERROR, e.getClass().getName());
    }
    span.end();
  }
}
