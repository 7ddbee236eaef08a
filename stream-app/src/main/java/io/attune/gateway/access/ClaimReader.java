package io.attune.gateway.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an identity out of a token's claims, which the issuer has signed. */
final class ClaimReader {
  private static final Map<String, AccessRole> ROLES = new HashMap<>();

  static {
    for (AccessRole role : AccessRole.values()) {
      ROLES.put(role.name().toLowerCase(Locale.ROOT), role);
    }
  }

  private final AccessSettings.Claims names;

  ClaimReader(AccessSettings.Claims names) {
    this.names = names;
  }

  /**
   * @param expiresAt epoch ms
   * @throws Refused if a claim has not the form that it must have
   */
  Identity read(Map<String, Object> claims, long expiresAt) {
    String subject =
        text(claims, "sub")
            .filter(name -> !name.isBlank())
            .orElseThrow(() -> new Refused(401, "The token has no subject (claim sub)."));
    return new Identity(
        subject,
        text(claims, names.tenant()).orElse(""),
        roles(claims),
        text(claims, names.agent()).orElse(null),
        words(claims, names.teams()),
        expiresAt);
  }

  /** To the letter; what we do not know is somebody else's and grants nothing. */
  private Set<AccessRole> roles(Map<String, Object> claims) {
    Set<AccessRole> roles = EnumSet.noneOf(AccessRole.class);
    for (String word : words(claims, names.roles())) {
      if (ROLES.containsKey(word)) {
        roles.add(ROLES.get(word));
      }
    }
    return roles;
  }

  private static Set<String> words(Map<String, Object> claims, String path) {
    Object value = at(claims, path);
    Set<String> words = new HashSet<>();
    if (value instanceof Collection<?> list) {
      for (Object element : list) {
        if (element instanceof String word) {
          words.add(word);
        }
      }
    } else if (value instanceof String text) {
      words.addAll(Set.copyOf(java.util.Arrays.asList(text.strip().split("\\s+"))));
    }
    words.remove("");
    return words;
  }

  /** A claim that grants by its value must not be half understood. */
  private static Optional<String> text(Map<String, Object> claims, String path) {
    Object value = at(claims, path);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw new Refused(401, "The token's claim " + path + " must be text.");
  }

  private static Object at(Map<String, Object> claims, String path) {
    if (claims.containsKey(path)) {
      return claims.get(path); // Names with dots in them exist, such as URLs.
    }
    Object value = claims;
    for (String name : path.split("\\.")) {
      value = value instanceof Map<?, ?> object ? object.get(name) : null;
    }
    return value;
  }
}
