package io.attune.gateway.access;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Jetty's own errors, of requests that it could not read: as problems, with nothing of the request
 * or the exception in them.
 */
final class JettyErrors extends ErrorHandler {
  private final ResponseHeaders headers;

  JettyErrors(ResponseHeaders headers) {
    this.headers = headers;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    if (request.getAttribute(ERROR_EXCEPTION) instanceof HttpException e) {
      status = e.getCode();
    }
    // No Door was passed if the request made no sense.
    headers.put(response.getHeaders(), Area.DATA);
    if (HttpStatus.hasNoBody(status)) {
      callback.succeeded();
    } else {
      Problem.of(status).write(response, callback);
    }
    return true;
  }
}
