const string = String.raw`"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\u0000-\u001f]*)*"`;
const scalar = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null`;
const space = String.raw`[ \t\r\n]*`;

/** Where a text stops being JSON. The engine's own message often leaves the place out, and quotes the text instead. */
function endOfJson(text: string): number {
  const token = new RegExp(`${space}(?:(?<mark>[[\\]{},:])|(?<name>${string})|${scalar})`, 'y');
  const open: ('[' | '{')[] = [];
  let wanted: 'value' | 'first' | 'name' | 'colon' | 'comma' = 'value';
  let at = 0;
  const take = (): boolean => {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) return false;
    const { mark, name } = found.groups ?? {};
    const inside = open.at(-1);
    const closes = mark !== undefined && mark === { '[': ']', '{': '}' }[inside ?? '['] && inside !== undefined;
    if (closes && (wanted === 'first' || wanted === 'comma')) {
      open.pop();
      wanted = 'comma';
    } else if (wanted === 'comma' && mark === ',' && inside) wanted = inside === '{' ? 'name' : 'value';
    else if (wanted === 'colon' && mark === ':') wanted = 'value';
    else if ((wanted === 'name' || (wanted === 'first' && inside === '{')) && name !== undefined) wanted = 'colon';
    else if ((wanted === 'value' || (wanted === 'first' && inside === '[')) && (mark === '[' || mark === '{')) {
      open.push(mark);
      wanted = 'first';
    } else if ((wanted === 'value' || (wanted === 'first' && inside === '[')) && mark === undefined) wanted = 'comma';
    else return false;
    at = token.lastIndex;
    return true;
  };
  while (take());
  return at + (new RegExp(space, 'y').exec(text.slice(at))?.[0].length ?? 0);
}

/** Where a text stops being JSON, without a word of the text itself, which may hold secrets: `line 2, column 7`. */
export function placeOfJsonError(text: string): string {
  const before = text.slice(0, endOfJson(text)).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
