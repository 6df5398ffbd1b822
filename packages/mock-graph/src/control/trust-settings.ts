/** Settings of a trust in a federation server as JSON, all but the two that a federated domain needs. */
import * as z from 'zod/mini';
import { absoluteUriPattern, webAddressPattern } from '../tenant/names.ts';
import { text } from './call.ts';

const address = z.string().check(z.regex(webAddressPattern, 'must be an absolute http or https address'));
const issuer = z.string().check(z.regex(absoluteUriPattern, 'must be an absolute URI'));

const optional = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));

export const trustSettings = {
  displayName: optional(text),
  issuerUri: issuer,
  passiveSignInUri: address,
  activeSignInUri: optional(address),
  metadataExchangeUri: optional(address),
  signOutUri: optional(address),
  passwordResetUri: optional(address),
  preferredAuthenticationProtocol: optional(z.enum(['wsFed', 'saml'])),
  promptLoginBehavior: optional(z.enum(['translateToFreshPasswordAuthentication', 'nativeSupport', 'disabled'])),
  federatedIdpMfaBehavior: optional(
    z.enum(['acceptIfMfaDoneByFederatedIdp', 'enforceMfaByFederatedIdp', 'rejectMfaByFederatedIdp']),
  ),
  isSignedAuthenticationRequestRequired: optional(z.boolean()),
  signingCertificate: optional(text),
  nextSigningCertificate: optional(text),
};
