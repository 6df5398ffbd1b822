/** The page on which a person signs in with a device code. */
import type { PlainAnswer } from '../message.ts';
import { readForm } from './form.ts';
import { escaped } from './markup.ts';
import { SignInError } from './sign-in-error.ts';
import { type LoginRequest, tenantOfUser } from './site.ts';

const page = (status: number, tenantName: string, note: string, form: string): PlainAnswer => ({
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
<meta name="viewport" content="width=device-width">
<title>Sign in with a code</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 3rem auto; padding: 0 1rem; color: #222; }
  label { display: block; margin: .75rem 0; }
  input { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .4rem; }
  button { font: inherit; padding: .4rem 1rem; margin-right: .5rem; }
</style>
<h1>${escaped(tenantName)}</h1>
<p role="status">${escaped(note)}</p>
${form}
</html>
`,
});

const form = (code: string, name: string): string => `<form method="post">
  <label>Code <input name="code" value="${escaped(code)}" required autofocus autocomplete="off"></label>
  <label>User name <input name="username" value="${escaped(name)}" autocomplete="username"></label>
  <label>Password <input name="password" type="password" autocomplete="current-password"></label>
  <button>Sign in</button><button name="decline" value="1">Decline</button>
</form>`;

/** Shows the form, or takes it. What went wrong is told on the page, with the form again. */
export function answerDevicePage(login: LoginRequest): PlainAnswer {
  const { tenant, request } = login;
  const { displayName } = tenant.view().facts;
  if (request.method === 'GET') {
    const code = new URLSearchParams(login.address.query).get('code') ?? '';
    return page(200, displayName, 'Enter the code that the program shows, and sign in.', form(code, ''));
  }
  let sent: Readonly<Record<string, string>> = {};
  try {
    sent = readForm(request, '');
    const { code = '', username = '', password = '', decline } = sent;
    if (decline !== undefined) {
      tenant.declineDeviceCode(code);
      return page(200, displayName, 'Declined. The program is told.', '');
    }
    tenant.approveDeviceCode(code, { userPrincipalName: username, password }, tenantOfUser(login, username));
    return page(200, displayName, 'You have signed in. Go back to the program.', '');
  } catch (error) {
    if (!(error instanceof Error) || (!(error instanceof SignInError) && error.name !== 'ServiceError')) throw error;
    const text = error instanceof SignInError ? `AADSTS${error.code}: ${error.message}` : error.message;
    return page(400, displayName, text, form(sent['code'] ?? '', sent['username'] ?? ''));
  }
}
