/** Where a page gets its bearer token from, by asking the gateway how it wants to be spoken to. */

import { SignIn } from './sign-in.js';

/**
 * None where the gateway asks for no login, else the one of a sign-in with the gateway's OpenID Connect issuer.
 *
 * @param {URL} [base] where the gateway is; this page's own origin unless given
 * @param {boolean} [mayLeave] whether the window may go to the issuer's page and come back: a page of ours may, a component in
 *   somebody else's page may not, and has no token then
 * @returns {import('./attune-live.js').TokenSource}
 */
export function tokens(base = new URL('/', location.href), mayLeave = window.parent === window) {
  let signIn;
  return async (refused) => {
    signIn ??= await howToSignIn(base, mayLeave);
    return signIn ? signIn.token(refused) : null;
  };
}

/** @returns {Promise<SignIn|null|undefined>} null if no login is needed or possible, undefined if that cannot be told now */
async function howToSignIn(base, mayLeave) {
  try {
    const answer = await fetch(new URL('api/me', base), { cache: 'no-store', credentials: 'omit' });
    if (answer.status !== 401) {
      return answer.ok ? null : undefined;
    }
    const { login } = await answer.json();
    return mayLeave && login?.issuer && login.clientId ? new SignIn(login) : null;
  } catch {
    return undefined;
  }
}
