package io.attune.gateway.access;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Lets in who shows a token that holds; in development everybody. */
final class TokenGate implements Gate {
  private static final Identity DEVELOPER =
      new Identity(
          "developer",
          "",
          Set.of(AccessRole.ADMIN),
          null,
          Set.of(Identity.EVERY_TEAM),
          Long.MAX_VALUE);

  private final boolean development;
  private final Optional<JwtGate> people;
  private final Optional<IngestTokens> programs;
  private final RateLimits limits;

  /**
   * @throws java.io.UncheckedIOException if the file of tokens cannot be read
   */
  TokenGate(AccessSettings settings, RateLimits limits, Clock clock) {
    this.development = settings.development();
    this.people = settings.issuer().map(issuer -> new JwtGate(issuer, clock));
    this.programs = settings.ingestTokens().map(file -> IngestTokens.of(file, clock));
    this.limits = limits;
  }

  /** Asked again within one request, it answers the same and counts it once. */
  @Override
  public Identity admit(Context request) {
    Identity known = request.attribute(IDENTITY);
    if (known != null) {
      return known;
    }
    Identity identity = BearerToken.of(request).map(this::identify).orElseGet(this::nobody);
    request.attribute(IDENTITY, identity);
    limits.count(identity, Area.of(request.path()) == Area.INGEST);
    return identity;
  }

  private Identity identify(String token) {
    if (IngestTokens.isOne(token)) {
      return programs
          .flatMap(tokens -> tokens.identify(token))
          .orElseThrow(() -> new Refused(401, "This ingest token is not, or no longer, known."));
    }
    return people
        .orElseThrow(
            () ->
                new Refused(
                    401, "Nobody vouches for this token here: the setting oidc-issuer is empty."))
        .identify(token);
  }

  private Identity nobody() {
    if (development) {
      return DEVELOPER;
    }
    if (people.isEmpty() && programs.isEmpty()) {
      throw new Refused(
          403,
          "Nobody can log in here yet: set oidc-issuer and oidc-audience, for recognisers"
              + " ingest-tokens; or listen on 127.0.0.1 to try it out.");
    }
    throw new Refused(401, "Send a token: Authorization: Bearer …");
  }
}
