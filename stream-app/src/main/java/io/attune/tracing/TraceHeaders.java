package io.attune.tracing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * W3C trace context ({@code traceparent}, {@code tracestate}) in the headers of records and
 * requests. Whatever is malformed or too long is as if it were not there: a trace never costs a
 * record.
 */
public final class TraceHeaders {
  /** Which trace and which span of it: {@code 00-TRACE-SPAN-FLAGS} in hexadecimal. */
  public static final String TRACEPARENT = "traceparent";

  /** What tracing systems add of their own, {@code vendor=value} with commas between. */
  public static final String TRACESTATE = "tracestate";

  /** Later versions of the format may be longer than today's 55, within reason. */
  private static final int LONGEST_PARENT = 128;

  /** As much as everybody has to pass on. */
  private static final int LONGEST_STATE = 512;

  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private TraceHeaders() {}

  /** The context that a record was sent in; null if it has none that can be used. */
  static Context read(Headers headers) {
    // Most records have none, and are to pay nothing for those that do.
    return headers.lastHeader(TRACEPARENT) == null ? null : usable(headers, OfRecord.GETTER);
  }

  /**
   * The context that a request was sent in; null if it has none that can be used.
   *
   * @param header gives a header of the request, null if it is absent
   */
  static Context read(UnaryOperator<String> header) {
    return usable(header, OfRequest.GETTER);
  }

  private static <C> Context usable(C carrier, TextMapGetter<C> getter) {
    Context read = W3C.extract(Context.root(), carrier, getter);
    return Span.fromContext(read).getSpanContext().isValid() ? read : null;
  }

  /** The current context as headers, new ones; null if there is no trace. */
  public static Headers current() {
    Context context = Context.current();
    if (!Span.fromContext(context).getSpanContext().isValid()) {
      return null;
    }
    Headers headers = new RecordHeaders();
    W3C.inject(context, headers, (to, key, value) -> to.add(key, value.getBytes(US_ASCII)));
    return headers;
  }

  /** Puts the trace that a record came in, if it did, on another one. */
  public static void copy(Headers from, Headers to) {
    Context context = read(from);
    if (context != null) {
      W3C.inject(context, to, (h, key, value) -> h.add(key, value.getBytes(US_ASCII)));
    }
  }

  /**
   * A record's {@code traceparent}, written anew: hexadecimal digits and hyphens whatever stands
   * there; null if it has none that can be used.
   */
  public static String traceparent(Headers headers) {
    Context context = read(headers);
    if (context == null) {
      return null;
    }
    SpanContext span = Span.fromContext(context).getSpanContext();
    return "00-%s-%s-%s"
        .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
  }

  private static String bounded(String key, String value) {
    int longest = key.equals(TRACEPARENT) ? LONGEST_PARENT : LONGEST_STATE;
    return value == null || value.length() > longest ? null : value;
  }

  private enum OfRecord implements TextMapGetter<Headers> {
    GETTER;

    @Override
    public Iterable<String> keys(Headers headers) {
      return List.of(TRACEPARENT, TRACESTATE);
    }

    @Override
    public String get(Headers headers, String key) {
      Header header = headers.lastHeader(key);
      return header == null || header.value() == null || header.value().length > LONGEST_STATE
          ? null
          : bounded(key, new String(header.value(), US_ASCII));
    }
  }

  private enum OfRequest implements TextMapGetter<UnaryOperator<String>> {
    GETTER;

    @Override
    public Iterable<String> keys(UnaryOperator<String> header) {
      return List.of(TRACEPARENT, TRACESTATE);
    }

    @Override
    public String get(UnaryOperator<String> header, String key) {
      return bounded(key, header.apply(key));
    }
  }
}
