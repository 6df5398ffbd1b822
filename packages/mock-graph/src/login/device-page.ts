/** The page on which a person signs in with a device code. */
import type { PlainAnswer } from '../message.ts';
import { checkParameters, readForm } from './form.ts';
import { escaped } from './markup.ts';
import { SignInError } from './sign-in-error.ts';
import { type LoginRequest, tenantOfUser } from './site.ts';

type Field = 'code' | 'username' | 'password';

const instruction = 'Enter the code that the program shows, and sign in.';

interface Page {
  readonly status: number;
  readonly title: string;
  /** What is said above the form. */
  readonly note: string;
  readonly form?: string;
}

const page = (tenantName: string, { status, title, note, form = '' }: Page): PlainAnswer => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  },
  body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – ${escaped(tenantName)}</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 3rem auto; padding: 0 1rem; color: #222; background: #fff; overflow-wrap: anywhere; }
  [role=alert] { color: #a00; }
  label { display: block; margin: .75rem 0; }
  input { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .4rem; }
  button { font: inherit; padding: .4rem 1rem; margin-right: .5rem; }
</style>
<main>
<h1>${escaped(tenantName)}</h1>
<p id="note" role="${status === 200 ? 'status' : 'alert'}">${escaped(note)}</p>
${form}
</main>
</html>
`,
});

/** The form, with the cursor where the person goes on. Its address has no query, so that a code from there is sent once. */
function formOf(code: string, name: string, focus: Field): string {
  const start = (field: Field): string => (field === focus ? ' autofocus aria-describedby="note"' : '');
  return `<form method="post" action="?">
  <label>Code <input name="code" value="${escaped(code)}" required autocomplete="off" autocapitalize="characters" spellcheck="false"${start('code')}></label>
  <label>User name <input name="username" value="${escaped(name)}" autocomplete="username" autocapitalize="none" spellcheck="false"${start('username')}></label>
  <label>Password <input name="password" type="password" autocomplete="current-password"${start('password')}></label>
  <button>Sign in</button><button name="decline" value="1">Decline</button>
</form>`;
}

const firstEmpty = (code: string, name: string): Field =>
  code === '' ? 'code' : name === '' ? 'username' : 'password';

/** The code of the address, which fills the field. Throws a SignInError for anything else there. */
function codeOfAddress(query: string): string {
  const options = new URLSearchParams(query);
  for (const name of options.keys())
    if (name !== 'code') throw new SignInError(90013, `The query option '${name}' is not known here. Known: code.`);
  return options.get('code') ?? '';
}

/** Shows the form, or takes it. What went wrong is told on the page, with the form again. */
export function answerDevicePage(login: LoginRequest): PlainAnswer {
  const { tenant, request } = login;
  const { displayName } = tenant.view().facts;
  const done = (title: string, note: string): PlainAnswer => page(displayName, { status: 200, title, note });
  let sent: Readonly<Record<string, string>> = {};
  try {
    if (request.method === 'GET') {
      const given = codeOfAddress(login.address.query);
      const form = formOf(given, '', firstEmpty(given, ''));
      return page(displayName, { status: 200, title: 'Sign in with a code', note: instruction, form });
    }
    sent = readForm(request, login.address.query);
    checkParameters(sent, '/devicelogin', ['code', 'username', 'password', 'decline']);
    const { code = '', username = '', password = '', decline } = sent;
    if (decline !== undefined) {
      tenant.declineDeviceCode(code);
      return done('Declined', 'Declined. The program is told.');
    }
    const userPrincipalName = username.trim();
    tenant.approveDeviceCode(code, { userPrincipalName, password }, tenantOfUser(login, userPrincipalName));
    return done('Signed in', 'You have signed in. Go back to the program.');
  } catch (error) {
    if (!(error instanceof Error) || (!(error instanceof SignInError) && error.name !== 'ServiceError')) throw error;
    const isOfSignIn = error instanceof SignInError;
    const { code = '', username = '' } = sent;
    let focus = firstEmpty(code, username);
    if (isOfSignIn && error.error === 'bad_verification_code') focus = 'code';
    else if (isOfSignIn && error.code === 50034) focus = 'username';
    return page(displayName, {
      status: isOfSignIn ? error.status : 400,
      title: 'Not signed in',
      note: isOfSignIn ? `AADSTS${error.code}: ${error.message}` : error.message,
      form: formOf(code, username, focus),
    });
  }
}
