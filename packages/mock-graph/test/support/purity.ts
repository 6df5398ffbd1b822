import ts from 'typescript';

/** What a tenant must not reach for: clocks, chance, locales, the process and the world outside. */
const forbiddenNames: ReadonlySet<string> = new Set([
  'Date',
  'Temporal',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'crypto',
  'process',
  'Buffer',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'console',
  'Intl',
  'navigator',
  'localStorage',
  'globalThis',
  'global',
  'window',
  'eval',
  'Function',
  'require',
]);
/** Members that are forbidden on whatever they are called. */
const forbiddenMembers = /^(toLocale\w*|localeCompare)$/;
/** Members that are forbidden on one object. */
const forbiddenPairs: ReadonlySet<string> = new Set(['Math.random']);
const allowedPackages: ReadonlySet<string> = new Set(['sorted-btree', '@cutover/contract/rules']);
const typeOnlyPackage = /^@cutover\/contract(\/|$)/;

/** Whether a relative import of a file, both below the tenant's folder, leads to a place in that folder. */
const staysInFolder = (file: string, specifier: string): boolean => {
  if (!/^\.\.?\//.test(specifier)) return false;
  const depth = file.split('/').length - 1;
  return specifier.split('/').filter((part) => part === '..').length <= depth;
};

/**
 * What a file of the tenant does that it must not, as `line: what`. Reads the syntax tree, so comments, texts, regular
 * expressions and members that only share a name do not count.
 */
export function impurities(source: string, name = 'file.ts'): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const report = (node: ts.Node, what: string): void => {
    found.push(`${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}: ${what}`);
  };

  const checkModule = (node: ts.Node, specifier: string, typeOnly: boolean): void => {
    if (staysInFolder(name, specifier) || allowedPackages.has(specifier)) return;
    if (typeOnlyPackage.test(specifier)) {
      if (!typeOnly) report(node, `imports more than types from ${specifier}`);
    } else report(node, `imports ${specifier}`);
  };

  const member = (node: ts.Node, object: ts.Expression, memberName: string): void => {
    if (forbiddenMembers.test(memberName)) report(node, memberName);
    if (ts.isIdentifier(object) && forbiddenPairs.has(`${object.text}.${memberName}`))
      report(node, `${object.text}.${memberName}`);
  };

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      checkModule(node, node.moduleSpecifier.text, isTypeOnlyImport(node));
      return;
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      checkModule(node, node.moduleSpecifier.text, node.isTypeOnly);
      return;
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
      checkModule(node, node.argument.literal.text, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) report(node, 'import()');
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) report(node, 'import.meta');
    if (ts.isPropertyAccessExpression(node)) member(node, node.expression, node.name.text);
    if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      member(node, node.expression, node.argumentExpression.text);
    // `const { random } = Math` and `const { localeCompare } = text`.
    if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer)
      for (const element of node.name.elements) {
        const key = element.propertyName ?? element.name;
        if (ts.isIdentifier(key)) member(element, node.initializer, key.text);
      }
    if (ts.isIdentifier(node) && forbiddenNames.has(node.text) && !isOnlyAName(node)) report(node, node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isTypeOnlyImport(node: ts.ImportDeclaration): boolean {
  const { importClause } = node;
  if (!importClause) return false;
  if (importClause.isTypeOnly) return true;
  const { name, namedBindings } = importClause;
  return (
    !name &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

/** An identifier that names a member, a key or a declaration, not the global. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  const named =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isGetAccessorDeclaration(parent) ||
    ts.isEnumMember(parent);
  if (named) return parent.name === node;
  return ts.isBindingElement(parent) && parent.propertyName === node;
}
