import { type Expression, type Literal, pathText } from '../../../src/graph/odata/tree.ts';

/** A tree as filter text, with parentheses only where the grammar needs them. */
export function print(node: Expression): string {
  switch (node.kind) {
    case 'or':
      return node.terms.map((term) => (term.kind === 'or' ? `(${print(term)})` : print(term))).join(' or ');
    case 'and':
      return node.terms
        .map((term) => (term.kind === 'or' || term.kind === 'and' ? `(${print(term)})` : print(term)))
        .join(' and ');
    case 'not':
      return node.operand.kind === 'match' || node.operand.kind === 'lambda' || node.operand.kind === 'not'
        ? `not ${print(node.operand)}`
        : `not(${print(node.operand)})`;
    case 'compare':
      return `${pathText(node.path)} ${node.operator} ${printLiteral(node.value)}`;
    case 'in':
      return `${pathText(node.path)} in (${node.values.map(printLiteral).join(', ')})`;
    case 'match':
      return `${node.function}(${pathText(node.path)},${printLiteral(node.value)})`;
    case 'lambda': {
      const body = node.body === undefined ? '' : `${node.body.variable}:${print(node.body.expression)}`;
      return `${pathText(node.path)}/${node.quantifier}(${body})`;
    }
  }
}

export function printLiteral(literal: Literal): string {
  switch (literal.kind) {
    case 'string':
      return `'${literal.value.replaceAll("'", "''")}'`;
    case 'null':
      return 'null';
    case 'dateTime':
      return literal.text;
    default:
      return String(literal.value);
  }
}

/** The tree without its positions, to compare. */
export function bare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bare);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'at')
      .map(([key, value]) => [key, bare(value)]),
  );
}
