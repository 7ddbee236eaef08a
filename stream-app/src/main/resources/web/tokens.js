/**
 * Where a page gets its bearer token from.
 *
 * So far: none at all, which is right where the gateway asks for no login.
 *
 * @returns {import('./attune-live.js').TokenSource}
 */
export function tokens() {
  return () => null;
}
