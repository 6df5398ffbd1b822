import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nameAttributes,
  type SourceAnchorHolder,
  sourceAnchorFindings,
  sourceAnchorForbidden,
  sourceAnchorProblems,
} from '../src/findings.ts';

const codes = (value: unknown) => sourceAnchorProblems(value).map(({ code }) => code);
const found = (holders: readonly SourceAnchorHolder[], attribute = 'employeeID') =>
  sourceAnchorFindings(holders, attribute).map(({ code, objects, values }) => ({ code, objects, values }));

describe('one value', () => {
  test('UP-05: strings, integers and binary values can be source anchors', () => {
    for (const value of ['E1001', 'a-b.c', 0, -7, { base64: '8T+/zMhpQUeUpOySLckn5g==' }, { hex: '00FF10' }])
      expect(codes(value)).toEqual([]);
  });

  test('UP-05: a value of any other kind cannot', () => {
    for (const value of [
      true,
      1.5,
      2 ** 53,
      ['E1'],
      {},
      { base64: 'E1=' },
      { base64: 'QR==' },
      { hex: 'abc' },
      { hex: 5 },
    ])
      expect(codes(value), JSON.stringify(value)).toEqual(['anchorKind']);
    for (const value of [undefined, null, '', { base64: '' }]) expect(codes(value)).toEqual(['anchorMissing']);
  });

  test('UP-05: fewer than 60 characters, those other than letters and digits counted as three', () => {
    expect(codes('a'.repeat(59))).toEqual([]);
    expect(codes('a'.repeat(60))).toEqual(['anchorTooLong']);
    expect(codes(`${'a'.repeat(56)}-`)).toEqual([]);
    expect(codes(`${'a'.repeat(57)}-`)).toEqual(['anchorTooLong']);
    expect(codes('é'.repeat(19))).toEqual([]);
    expect(codes('é'.repeat(20))).toEqual(['anchorTooLong']);
    expect(codes('😀'.repeat(19))).toEqual([]);
  });

  test('UP-05: binary values are sent in base64, in which 42 bytes are the most', () => {
    expect(codes({ hex: 'ff'.repeat(42) })).toEqual([]);
    expect(codes({ hex: 'ff'.repeat(43) })).toEqual(['anchorTooLong']);
  });

  test('UP-05: forbidden characters are named, each once', () => {
    for (const character of '\\!#$%&*+/=?^{}|~><()\';:,[]"@_')
      expect(codes(`a${character}`)).toEqual(['anchorCharacters']);
    expect(sourceAnchorProblems('a_b@c_d')[0]?.text).toContain(': _ @');
    for (const character of '-. ') expect(codes(`a${character}`)).toEqual([]);
  });

  test('UP-05: a value breaks every rule that it breaks', () => {
    expect(codes('@'.repeat(60))).toEqual(['anchorTooLong', 'anchorCharacters']);
  });

  test('UP-05: whatever string is accepted has no forbidden character and is short enough', () => {
    const letter = fc.constantFrom(...'abcXYZ019-. éß', ...sourceAnchorForbidden);
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 64 }), (value) => {
        const forbidden = [...sourceAnchorForbidden].some((character) => value.includes(character));
        const counted = value.replace(/[^a-zA-Z0-9]/gu, '...').length;
        expect(sourceAnchorProblems(value).length === 0).toBe(value !== '' && !forbidden && counted < 60);
      }),
    );
  });
});

describe('many objects', () => {
  test('UP-05: good values of a good attribute give no finding', () => {
    expect(
      found([
        { object: 'Ada', value: 'E1', earlierValues: ['E1', null] },
        { object: 'Bob', value: 'E2' },
        { object: 'Cy', value: { hex: '00' } },
      ]),
    ).toEqual([]);
  });

  test('UP-05: each violation names its object and value', () => {
    expect(
      found([
        { object: 'Ada', value: 'E_1' },
        { object: 'Bob', value: null },
      ]),
    ).toEqual([
      { code: 'anchorCharacters', objects: ['Ada'], values: ['E_1'] },
      { code: 'anchorMissing', objects: ['Bob'], values: [] },
    ]);
    const [finding] = sourceAnchorFindings([{ object: 'Ada', value: 'E_1' }], 'employeeID');
    expect(finding).toMatchObject({ severity: 'error', behaviour: 'UP-05' });
    expect(finding?.text).toContain('Ada, employeeID');
  });

  test('UP-05: a value that several objects have, in whatever kind, is not unique', () => {
    expect(
      found([
        { object: 'Ada', value: 7 },
        { object: 'Bob', value: '7' },
        { object: 'Cy', value: '8' },
        { object: 'Cy', value: '8' },
      ]),
    ).toEqual([{ code: 'anchorNotUnique', objects: ['Ada', 'Bob'], values: ['7'] }]);
    expect(
      found([
        { object: 'Ada', value: { hex: '00ff' } },
        { object: 'Bob', value: { base64: 'AP8=' } },
      ]),
    ).toEqual([{ code: 'anchorNotUnique', objects: ['Ada', 'Bob'], values: ['AP8='] }]);
  });

  test('UP-05: strings that differ only by case are a warning; binary values are not', () => {
    expect(
      found([
        { object: 'Ada', value: 'e1' },
        { object: 'Bob', value: 'E1' },
      ]),
    ).toEqual([{ code: 'anchorCase', objects: ['Ada', 'Bob'], values: ['e1', 'E1'] }]);
    expect(
      found([
        { object: 'Ada', value: { base64: 'AAAA' } },
        { object: 'Bob', value: { base64: 'aaaa' } },
      ]),
    ).toEqual([]);
  });

  test('UP-05: a value that changed during the life of its object', () => {
    expect(found([{ object: 'Ada', value: 'E2', earlierValues: ['E1'] }])).toEqual([
      { code: 'anchorChanged', objects: ['Ada'], values: ['E1', 'E2'] },
    ]);
  });

  test('UP-05: attributes that follow a name are a finding about the attribute', () => {
    for (const attribute of [...nameAttributes, 'MAIL'])
      expect(found([], attribute)).toEqual([{ code: 'anchorFromName', objects: [], values: [] }]);
    for (const attribute of ['objectGUID', 'employeeID']) expect(found([], attribute)).toEqual([]);
  });

  test('UP-05: what synchronization refuses is an error, what may go wrong later a warning', () => {
    const holders = [
      { object: 'Ada', value: 'E_1' },
      { object: 'Bob', value: 'E2', earlierValues: ['E3'] },
      { object: 'Cy', value: 'E4' },
      { object: 'Di', value: 'E4' },
      { object: 'Eve', value: 'e4' },
    ];
    expect(sourceAnchorFindings(holders, 'mail').map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning anchorFromName',
      'error anchorCharacters',
      'error anchorChanged',
      'error anchorNotUnique',
      'warning anchorCase',
    ]);
  });

  test('UP-05: no value with a problem goes through without a finding', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 6 }), (values) => {
        const holders = values.map((value, index) => ({ object: `object ${index}`, value }));
        const named = new Set(sourceAnchorFindings(holders, 'employeeID').flatMap(({ objects }) => objects));
        for (const { object, value } of holders)
          if (sourceAnchorProblems(value).length > 0) expect(named).toContain(object);
      }),
    );
  });
});
