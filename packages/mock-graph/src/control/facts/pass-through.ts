import type { AgentFacts, PassThroughFacts, SeamlessSsoFacts } from '@cutover/contract/findings';
import { iso } from '../../iso.ts';
import { registeredAgents } from '../../tenant/pass-through/agents.ts';
import type { AgentRecord } from '../../tenant/records.ts';
import type { View } from '../../tenant/state.ts';
import { second } from '../../tenant/time.ts';

const agentFacts = (agent: AgentRecord): AgentFacts => {
  const { server, network } = agent;
  const ports = { 443: network.port443, 80: network.port80, 8080: network.port8080 };
  return {
    machineName: agent.machineName,
    machineId: agent.machineId,
    version: agent.version,
    status: agent.stage === 'installed' ? 'notRegistered' : agent.stage,
    windowsServer: server.windows,
    serverCore: server.isCore,
    forest: server.forest,
    tierZero: server.isTierZero,
    perimeterNetwork: server.isInPerimeterNetwork,
    tls12: server.tls12,
    openPorts: Object.entries(ports).flatMap(([port, isOpen]) => (isOpen ? [Number(port)] : [])),
    tlsInspection: network.tlsInspection,
    connectServer: server.connectServer !== undefined,
  };
};

/** What the tenant knows of its agents and lockouts. Without pass-through in use there is nothing to say of too few agents. */
export function passThroughFacts(view: View): PassThroughFacts {
  const { cloud, smartLockout, tenantPassThrough } = view.facts;
  const isRolledOut = [...view.tables.policies.range()].some(
    ([, { feature, isEnabled }]) => feature === 'passthroughAuthentication' && isEnabled,
  );
  const isUsed = tenantPassThrough || isRolledOut || !registeredAgents(view).next().done;
  const forests = [...view.tables.forests.range()].map(([, forest]) => forest);
  return {
    cloud,
    ...(isUsed ? { agents: [...view.tables.agents.range()].map(([, agent]) => agentFacts(agent)) } : {}),
    forests: forests.map(({ name }) => name),
    smartLockout,
    onPremisesLockouts: forests.flatMap(({ name, lockout }) =>
      lockout ? [{ forest: name, threshold: lockout.threshold, duration: lockout.duration / second }] : [],
    ),
  };
}

/** The keys of seamless single sign-on. */
export const seamlessSsoFacts = (view: View): SeamlessSsoFacts => ({
  now: iso(view.at),
  forests: [...view.tables.forests.range()].flatMap(([, { name, seamlessSso }]) =>
    seamlessSso ? [{ name, keyRolledAt: iso(seamlessSso.keyRolledAt) }] : [],
  ),
});
