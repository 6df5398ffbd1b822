import type { InternalDomainFederation, InternalDomainFederationCreate } from '@cutover/contract/types';
import type { Conversion, ConvertToFederatedOptions } from '../conversion.ts';
import type { SavedFederation } from '../federation.ts';
import { RequestRefusedError } from '../transport/errors.ts';
import { endingSoon, requireCertificate } from './certificate.ts';
import { configurationFor, differencesFrom, requireOwnIssuer } from './check-federation.ts';
import { createFederation, findFederation } from './federation.ts';
import { requireDomainName } from './names.ts';
import type { OperationState, Run } from './run.ts';
import { untilShown } from './show.ts';
import { waitForUsers } from './wait-for-users.ts';

interface State
  extends OperationState<
    Omit<ConvertToFederatedOptions, 'signal'> & {
      readonly configuration: InternalDomainFederationCreate | SavedFederation;
    }
  > {
  changed?: boolean;
  wait?: string;
}

/** Makes a domain federated, waits until Graph shows it and, where asked, until sign-in follows (CV-09). */
export async function convertToFederated({
  transport,
  state,
  signal,
  report,
}: Run<State, Conversion>): Promise<Conversion> {
  const { subject, configuration, waitUntilInEffectFor } = state.options;
  const { time } = transport.settings;
  const domain = requireDomainName(subject);
  const settings = configurationFor(domain, configuration, time.now());
  const now = time.now();
  const end = endingSoon(requireCertificate('signingCertificate', `${settings.signingCertificate}`, now), now);
  const warnings = end ? [`${end} Replace it before that.`] : [];
  let federation: InternalDomainFederation | undefined;
  const tell = (phase: Conversion['phase'], more: Partial<Conversion> = {}): Conversion => {
    const users = { total: undefined, converted: 0, skipped: 0, failed: [] };
    const changed = state.changed ?? false;
    const progress = { domain, phase, changed, users, warnings, ...(federation && { federation }), ...more };
    report(progress, JSON.stringify(state));
    return progress;
  };

  tell('checking');
  federation = await findFederation(transport, domain, { signal });
  if (!federation) {
    await requireOwnIssuer(transport, domain, settings.issuerUri, { signal });
    // Noted before it is asked for: after an interruption it is this operation that changed it.
    state.changed = true;
    tell('converting');
    federation = await createFederation(transport, domain, settings, { signal });
  }
  const different = Object.keys(differencesFrom(federation, settings));
  if (different.length > 0)
    throw new RequestRefusedError({
      code: 'FederatedOtherwise',
      message: `${domain} is federated already, with other settings: ${different.join(', ')}. Nothing was changed.`,
      advice: 'Change them with client.domains.federation.update() or ensure().',
    });
  tell('waiting');
  await untilShown(transport, domain, 'Federated', signal);
  if (waitUntilInEffectFor?.length)
    await waitForUsers(transport, state, domain, 'federation', waitUntilInEffectFor, signal, (inEffect) =>
      tell('inEffect', { inEffect }),
    );
  return tell('done');
}
