/** Where the issuer sends the browser back to: from here it goes on to the page that wanted a token. */

import { comeBack } from './sign-in.js';

try {
  location.replace(await comeBack(new URLSearchParams(location.search)));
} catch (failure) {
  document.querySelector('[role=status]').textContent = failure.message;
}
