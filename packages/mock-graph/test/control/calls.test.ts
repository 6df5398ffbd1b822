import { describe, expect, test } from 'vitest';
import { controlCalls } from '../../src/control/control.ts';
import { setUp } from '../support/harness.ts';
import { expectRefusal } from '../support/refusals.ts';

const filled = (call: string): [string, string] => {
  const [method = '', path = ''] = call.split(' ');
  return [method, path.replaceAll(/\{\w+\}/g, 'x')];
};

describe('every call of the control surface', () => {
  test.each(controlCalls)('%s refuses what it does not know, by name', async (call) => {
    const harness = setUp();
    const [method, path] = filled(call);
    await expectRefusal(harness, [method, path, { strangeMember: 1 }], /strangeMember/);
    await expectRefusal(harness, [method, `${path}?strangeOption=1`], /strangeOption is not known/);
  });

  test('is listed once', () => {
    expect(new Set(controlCalls).size).toBe(controlCalls.length);
  });

  test('says what is known', async () => {
    const harness = setUp();
    await expectRefusal(
      harness,
      ['GET', '/dns-records?name=a.com'],
      'The query is not as expected: name is not known. This call takes no query.',
    );
    await expectRefusal(
      harness,
      ['POST', '/dns-records', { name: 'a.com', type: 'TXT', value: 'x', tll: 5 }],
      'The body is not as expected: tll is not known. Known: name, type, value, ttl.',
    );
    await expectRefusal(
      harness,
      ['POST', '/on-premises/objects', { kind: 'robot', forest: 5 }],
      'The body is not as expected: kind must be "user" or "group" or "contact"; forest must be string.',
    );
    // Inside of another member, the names that can stand there.
    await expectRefusal(
      harness,
      ['POST', '/sign-in', { upn: 'a@b.c', device: { join: 'none', colour: 1 } }],
      'The body is not as expected: device.colour is not known. Known in device: join, windows, corporateNetwork, intranetZone.',
    );
    await expectRefusal(
      harness,
      [
        'POST',
        '/on-premises/farms',
        {
          name: 'sts',
          product: 'adfs',
          serviceName: 'a.b',
          trusts: [],
          x: 1,
          members: [{ name: 'm', role: 'proxy', healthy: true, y: 1 }],
        },
      ],
      /x is not known.*Known in members\[0\]: name, role, healthy\./,
    );
    await expectRefusal(
      harness,
      ['GET', '/explain/sign-in?upn=a@b.c&upn=d@e.f'],
      "The query option 'upn' is given twice. Give it once.",
    );
  });

  test('a path that is not there is refused with the calls of its part, or with all where it has none', async () => {
    const harness = setUp();
    const refusal = async (path: string) => String((await harness.control('POST', path, {})).body['error']);
    const near = await refusal('/on-premises/passwords');
    expect(near).toContain('POST /on-premises/password,');
    expect(near).not.toContain('/explain/');
    for (const name of controlCalls) expect(await refusal('/nothing')).toContain(name);
  });

  test('takes path parameters with what a path needs encoded', async () => {
    const harness = setUp();
    await expectRefusal(
      harness,
      ['GET', '/on-premises/objects/a%2Fb%5Cc'],
      "There is no on-premises object 'a/b\\c'. GET /_mock/on-premises/objects lists what there is.",
      404,
    );
    await expectRefusal(harness, ['GET', '/on-premises/servers/x/y'], /^The control surface has no GET/, 404);
    await expectRefusal(
      harness,
      ['PUT', '/on-premises/forests/x'],
      /It has GET \/on-premises\/forests\/\{name\}, /,
      404,
    );
  });

  test.each([
    ['GET', '/domains/no/conversion', 'domain', '/v1.0/domains'],
    ['POST', '/domains/no/interrupt-conversion', 'domain', '/v1.0/domains'],
    ['GET', '/explain/conversion?domain=no', 'domain', '/v1.0/domains'],
    ['GET', '/on-premises/federation-log?domain=no', 'domain', '/v1.0/domains'],
    ['POST', '/users/no/convert', 'user', '/v1.0/users'],
    ['GET', '/on-premises/forests/no', 'forest', '/_mock/on-premises/forests'],
    ['DELETE', '/on-premises/forests/no', 'forest', '/_mock/on-premises/forests'],
    ['GET', '/on-premises/objects?forest=no', 'forest', '/_mock/on-premises/forests'],
    ['DELETE', '/on-premises/objects/no', 'on-premises object', '/_mock/on-premises/objects'],
    ['GET', '/on-premises/synchronizers/no', 'synchronizer', '/_mock/on-premises/synchronizers'],
    ['PATCH', '/on-premises/servers/no', 'synchronizer', '/_mock/on-premises/synchronizers'],
    ['PATCH', '/on-premises/cloud-sync/no', 'synchronizer', '/_mock/on-premises/synchronizers'],
    ['PATCH', '/on-premises/farms/no', 'federation farm', '/_mock/on-premises/farms'],
    ['GET', '/password-files/no', 'password file', '/_mock/password-files'],
  ])('%s %s names nothing: 404, in the same words', async (method, path, what, list) => {
    await expectRefusal(setUp(), [method, path], `There is no ${what} 'no'. GET ${list} lists what there is.`, 404);
  });

  test('what a body names and is not there is a bad request, and a record or snapshot of a query is not found', async () => {
    const harness = setUp();
    await expectRefusal(harness, ['POST', '/restore', { id: 's7' }], /^There is no snapshot 's7'/);
    await expectRefusal(harness, ['DELETE', '/snapshots?id=s7'], /^There is no snapshot 's7'/, 404);
    await expectRefusal(harness, ['DELETE', '/dns-records?name=a.com&type=TXT&value=x'], /^There is no TXT/, 404);
    await expectRefusal(
      harness,
      ['POST', '/on-premises/password', { upn: 'who@contoso.com', password: 'x' }],
      "There is no user 'who@contoso.com', neither in the cloud nor on-premises.",
    );
    const convert = { farm: 'no' };
    await expectRefusal(harness, ['POST', '/domains/fabrikam.com/convert-to-federated', convert], /farm 'no'/);
  });

  test('a body that is no JSON object is refused with its place, in the mock’s own words', async () => {
    const harness = setUp();
    const refused = async (text: string) => {
      const { status, body } = await harness.control('POST', '/clock', undefined, { text });
      return [status, body['error']];
    };
    expect(await refused('{"advance":\n oops}')).toEqual([400, 'The body stops being JSON at line 2, column 2.']);
    expect(await refused('[]')).toEqual([400, 'The body must be a JSON object.']);
  });
});
