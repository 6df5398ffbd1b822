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
    await expectRefusal(
      harness,
      ['GET', '/explain/sign-in?upn=a@b.c&upn=d@e.f'],
      "The query option 'upn' is given twice. Give it once.",
    );
  });

  test('takes path parameters with what a path needs encoded', async () => {
    const harness = setUp();
    await expectRefusal(harness, ['GET', '/on-premises/objects/a%2Fb%5Cc'], "There is no on-premises object 'a/b\\c'.");
    await expectRefusal(harness, ['GET', '/on-premises/servers/x/y'], /^The control surface has no GET/, 404);
    await expectRefusal(
      harness,
      ['PUT', '/on-premises/forests/x'],
      /It has GET \/on-premises\/forests\/\{name\}, /,
      404,
    );
  });
});
