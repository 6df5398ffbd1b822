import * as z from 'zod/mini';
import { call, flag, TextAnswer, text } from '../call.ts';
import { trustSettings } from '../trust-settings.ts';

export const conversionCalls = [
  call('GET /domains/{domain}/conversion', ({ tenant, path }) => tenant.cmdlets.status(path.domain)),
  call(
    'POST /domains/{domain}/convert-to-standard',
    ({ tenant, path, body }) => tenant.cmdlets.convertDomainToStandard(path.domain, body),
    { body: z.strictObject({ skipUserConversion: flag, passwordFile: text }) },
  ),
  call(
    'POST /domains/{domain}/convert-to-federated',
    ({ tenant, path, body }) => tenant.cmdlets.convertDomainToFederated(path.domain, body),
    { body: z.strictObject({ farm: text, supportMultipleDomain: z.optional(flag) }) },
  ),
  call(
    'POST /domains/{domain}/set-authentication',
    ({ tenant, path, body: { authentication, federation } }) =>
      tenant.cmdlets.setDomainAuthentication(path.domain, authentication, federation),
    {
      body: z.strictObject({
        authentication: z.enum(['Managed', 'Federated']),
        federation: z.optional(z.strictObject(trustSettings)),
      }),
    },
  ),
  call('POST /domains/{domain}/interrupt-conversion', ({ tenant, path }) => tenant.cmdlets.interrupt(path.domain)),
  call(
    'POST /users/{user}/convert',
    ({ tenant, path, body }) => tenant.cmdlets.convertUser(path.user, body.newPassword),
    { body: z.strictObject({ newPassword: z.optional(text) }) },
  ),
  call('GET /password-files', ({ tenant }) => ({ files: tenant.cmdlets.passwordFiles() })),
  call('GET /password-files/{name}', ({ tenant, path, accept }) => {
    const lines = tenant.cmdlets.passwordFile(path.name) ?? [];
    return /^text\/plain\b/i.test(accept ?? '')
      ? new TextAnswer(lines.map(({ userPrincipalName, password }) => `${userPrincipalName}\t${password}\n`).join(''))
      : { name: path.name, lines };
  }),
];
