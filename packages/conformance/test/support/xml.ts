/** An element of a parsed document. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const plain = (text: string): string =>
  text.replace(/&(\w+);|&/g, (whole, name?: string) => {
    const character = name === undefined ? undefined : entities[name];
    if (character === undefined) throw new Error(`'${whole}' is no entity.`);
    return character;
  });

/** Parses a document as strictly as its reports need it: elements, attributes, text. Throws for what is not well-formed. */
export function parseXml(document: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const token = /<\?xml[^?]*\?>|<\/([\w-]+)>|<([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|[^<]+/y;
  let end = 0;
  for (let match = token.exec(document); match; match = token.exec(document)) {
    end = token.lastIndex;
    const [whole, closed, name, attributes = '', empty] = match;
    const current = open.at(-1) as Element;
    if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new Error(`</${closed}> closes nothing.`);
    } else if (name !== undefined) {
      const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        plain(value),
      ]);
      const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
      current.children.push(element);
      if (empty === '') open.push(element);
    } else if (!whole.startsWith('<')) current.text += plain(whole);
  }
  if (end !== document.length) throw new Error(`Not well-formed at '${document.slice(end, end + 60)}'.`);
  const [only, ...others] = root.children;
  if (open.length !== 1 || !only || others.length > 0) throw new Error('There is not one root element.');
  return only;
}
