/**
 * Signing in with an OpenID Connect issuer: the authorization code flow with PKCE (RFC 7636), for a client without a secret. Tokens
 * live in sessionStorage, that is in this tab and no longer than it. Whether a token is good is the gateway's to say.
 */

const STARTED = 'attune-sign-in';
const HELD = 'attune-tokens';
/** A token that ends within this time, ms, is replaced before it is used. */
const ENDING = 30_000;
/** A token that is refused so soon, ms, after it was made will be refused the next time as well. */
const FRESH = 60_000;
/** The page that the issuer sends the browser back to; to be registered with the issuer. */
const BACK_AT = new URL('signed-in.html', import.meta.url);

export class SignIn {
  #login;

  /** @param {{issuer: string, clientId: string}} login as the gateway gives it */
  constructor(login) {
    this.#login = login;
  }

  /** A token that was not refused; null if a new one would be refused too. Where a sign-in is needed it leaves the page. */
  async token(refused) {
    const held = stored(HELD);
    const isRefused = refused !== undefined && held?.access === refused;
    if (held && !isRefused && held.until - Date.now() > ENDING) {
      return held.access;
    }
    if (held?.refresh && await this.#renew(held.refresh)) {
      return stored(HELD).access;
    }
    if (isRefused && Date.now() - held.since < FRESH) {
      return null;
    }
    return this.#leave();
  }

  async #renew(refresh) {
    const form = { grant_type: 'refresh_token', refresh_token: refresh, client_id: this.#login.clientId };
    return exchange((await discovered(this.#login.issuer)).token_endpoint, form, refresh).then(() => true, () => false);
  }

  async #leave() {
    const verifier = random();
    const state = random();
    sessionStorage.setItem(STARTED, JSON.stringify({ ...this.#login, verifier, state, page: location.href }));
    const to = new URL((await discovered(this.#login.issuer)).authorization_endpoint);
    const query = {
      response_type: 'code', client_id: this.#login.clientId, redirect_uri: BACK_AT.href, scope: 'openid profile', state,
      code_challenge: await challenge(verifier), code_challenge_method: 'S256',
    };
    Object.entries(query).forEach(([name, value]) => to.searchParams.set(name, value));
    location.assign(to);
    return new Promise(() => {});
  }
}

/**
 * The way back: makes a token of what the issuer has sent along.
 *
 * @param {URLSearchParams} answer
 * @returns {Promise<string>} the address of the page that wanted a token
 * @throws {Error} saying why there is no token
 */
export async function comeBack(answer) {
  const started = stored(STARTED);
  sessionStorage.removeItem(STARTED);
  if (!started || answer.get('state') !== started.state) {
    throw new Error('This sign-in was not begun in this tab. Go back to the page and try again.');
  }
  const issuer = answer.get('iss') ?? started.issuer;
  if (answer.has('error') || issuer !== started.issuer || !answer.has('code')) {
    throw new Error(`The sign-in failed: ${answer.get('error_description') ?? answer.get('error') ?? 'no code came back'}.`);
  }
  await exchange((await discovered(started.issuer)).token_endpoint, {
    grant_type: 'authorization_code', code: answer.get('code'), redirect_uri: BACK_AT.href, client_id: started.clientId,
    code_verifier: started.verifier,
  });
  return started.page;
}

async function discovered(issuer) {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  if (!answer.ok) {
    throw new Error(`The issuer ${issuer} does not say how to sign in (HTTP ${answer.status}).`);
  }
  return answer.json();
}

/** Keeps the tokens that the issuer gives for a form. An issuer that gives no new refresh token lets the old one be used again. */
async function exchange(endpoint, form, refresh) {
  const answer = await fetch(endpoint, { method: 'POST', body: new URLSearchParams(form), credentials: 'omit' });
  const tokens = await answer.json().catch(() => ({}));
  if (!answer.ok || !tokens.access_token) {
    throw new Error(`The sign-in failed: ${tokens.error_description ?? tokens.error ?? `HTTP ${answer.status}`}.`);
  }
  const since = Date.now();
  sessionStorage.setItem(HELD, JSON.stringify({
    access: tokens.access_token, refresh: tokens.refresh_token ?? refresh, since, until: since + (tokens.expires_in ?? 300) * 1_000,
  }));
}

async function challenge(verifier) {
  return base64Url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
}

function random() {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)).buffer);
}

function base64Url(buffer) {
  const text = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function stored(name) {
  return JSON.parse(sessionStorage.getItem(name));
}
