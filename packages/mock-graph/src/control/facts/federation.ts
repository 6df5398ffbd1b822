import type { FederationFacts } from '@cutover/contract/findings';
import { iso } from '../../iso.ts';
import type { View } from '../../tenant/state.ts';

/** What the tenant knows of its trusts in federation servers. */
export const federationFacts = (view: View): FederationFacts => ({
  now: iso(view.at),
  federations: [...view.tables.federations.range()].flatMap(
    ([domain, { certificate, signingCertificateUpdateStatus }]) =>
      certificate
        ? [
            {
              domain,
              certificateExpires: iso(certificate.validTo),
              certificateUpdateResult: signingCertificateUpdateStatus?.certificateUpdateResult ?? null,
            },
          ]
        : [],
  ),
});
