import { expect, test } from 'vitest';
import { calls } from '../../src/index.ts';
import { failureOf, serviceOf } from '../support/service.ts';

test.for([
  ['contoso.com.', 'leave out the dot'],
  ['contoso', 'a single label'],
  ['localhost', 'a single label'],
  ['münchen.example', 'its ASCII form, xn--mnchen-3ya.example'],
  ['例え.テスト', 'its ASCII form, xn--r8jz45g.xn--zckzah'],
  ['', 'it is empty'],
  [' ', 'it is empty'],
  ['con toso.com', 'it takes labels of'],
  ['-contoso.com', 'it takes labels of'],
  ['contoso..com', 'it takes labels of'],
  ['contoso_x.com', 'it takes labels of'],
  ['https://contoso.com', 'it takes labels of'],
  ['contoso.com/users', 'it takes labels of'],
  ['10.0.0.1', 'it takes labels of'],
  [`${'a'.repeat(64)}.com`, 'it takes labels of'],
  [`${'a.'.repeat(126)}com`, 'it takes labels of'],
] as const)('UP-03: %j is refused with the reason before anything is sent', async ([name, reason]) => {
  const { client, seen } = serviceOf(() => new Response());
  const { domains } = client;
  for (const refused of [
    domains.create(name),
    domains.get(name),
    domains.ensureDomain(name),
    domains.references(name),
    domains.verify(name),
    domains.forceDelete(name),
    domains.federation.get(name),
    domains.saveFederation(name),
    domains.convertToManaged(name, { skipUserConversion: true }),
  ]) {
    const error = await failureOf(refused);
    expect(error).toMatchObject({ name: 'RequestRefusedError', code: 'InvalidDomainName' });
    expect((error as Error).message).toContain(reason);
  }
  expect(seen).toEqual([]);
});

test('Names are sent in lower case, also international ones in their ASCII form', () => {
  const { client } = serviceOf(() => new Response());
  const pathOf = (name: string) => client.preview(calls.domains.get(name)).path;
  expect(pathOf('Contoso.COM')).toBe('/domains/contoso.com');
  expect(pathOf('xn--mnchen-3ya.example')).toBe('/domains/xn--mnchen-3ya.example');
  expect(pathOf('a.b')).toBe('/domains/a.b');
});
