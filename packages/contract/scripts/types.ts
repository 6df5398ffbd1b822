/** TypeScript types of the wire, by openapi-typescript. */
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import type { JsonObject } from './description.ts';

/**
 * `wire`: as clients send and receive. `input`: as the tenant gets it after the gate, with secrets replaced.
 * Enumerations are open: a value that the service adds later must not break a program's types.
 */
export async function wireTypes(document: JsonObject, kind: 'wire' | 'input'): Promise<string> {
  const nodes = await openapiTS(document as unknown as OpenAPI3, {
    alphabetize: false,
    transform(schema) {
      const extended = schema as {
        enum?: unknown[];
        'x-enum-sentinel'?: string;
        'x-open-enum'?: boolean;
        'x-secret'?: boolean;
      };
      if (kind === 'input' && extended['x-secret']) return ts.factory.createTypeReferenceNode('Secret');
      if (kind === 'wire' && extended.enum && (extended['x-enum-sentinel'] || extended['x-open-enum'])) {
        return ts.factory.createUnionTypeNode([
          ...extended.enum.map((member) =>
            ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(String(member))),
          ),
          ts.factory.createParenthesizedType(
            ts.factory.createIntersectionTypeNode([
              ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
              ts.factory.createTypeLiteralNode([]),
            ]),
          ),
        ]);
      }
      return undefined;
    },
  });
  const imports = kind === 'input' ? "import type { Secret } from '../src/secret.ts';\n" : '';
  return imports + astToString(nodes);
}
