import { graphVersions, operations } from '@cutover/contract/operations';
import { isGraphAudience, loginAuthority } from '../clouds.ts';
import { authenticate } from '../gate/authentication.ts';
import { checkPermissions } from '../gate/permissions.ts';
import { actorOf, type Principal } from '../gate/principal.ts';
import { exchange } from '../journal/request-log.ts';
import type { PlainAnswer } from '../message.ts';
import { badRequest, ServiceError } from '../tenant/service-error.ts';
import type { View } from '../tenant/state.ts';
import { type AnswerContext, assumptionHeader, emptyAnswer, errorAnswer, jsonAnswer, MockRefusal } from './answer.ts';
import { answerBatch } from './batch.ts';
import { readBody, readJsonObject, refuseBody } from './body.ts';
import type { GraphCall, TenantAccess } from './call.ts';
import { checkOptions } from './odata/check-options.ts';
import { parseQuery } from './odata/query.ts';
import { type ReadRequest, readEntity, readList, showEntity } from './read.ts';
import { isGuid, type ReferenceTarget, readReference } from './reference.ts';
import { type Lookup, type Match, routeTree, type Version } from './route-tree.ts';
import { rows } from './routes/index.ts';
import type { Row, WriteAnswer } from './rows.ts';
import { readSegments } from './url.ts';

const answerContext = (
  tenant: TenantAccess,
  { request, address, base, version, at }: GraphCall,
  resourceUnits: number,
): AnswerContext => {
  const requestId = tenant.nextRequestId();
  return {
    at,
    requestId,
    clientRequestId: request.headers['client-request-id'] ?? requestId,
    clockMode: tenant.clockMode,
    resourceUnits,
    bare: /odata\.metadata=none/i.test(request.headers['accept'] ?? ''),
    authority: loginAuthority(address.host, base.slice(0, -version.length - 1)),
  };
};

const principalOf = (tenant: TenantAccess, { request, address, at }: GraphCall): Principal =>
  authenticate(tenant, {
    authorization: request.headers['authorization'],
    at,
    isAudience: (audience) => isGraphAudience(audience, address.host),
  });

/**
 * How one request travels: route, principal, permission, body, then a read of the state or a command, then the answer.
 * Never throws: a refusal is an answer.
 */
export function answerGraph(tenant: TenantAccess, call: GraphCall): PlainAnswer {
  const answer = answerCall(tenant, call);
  tenant.log(exchange(call.at, call.request, answer));
  return answer;
}

function answerCall(tenant: TenantAccess, call: GraphCall): PlainAnswer {
  let context: AnswerContext | undefined;
  let key = `error/${call.version}/full`;
  let answer: PlainAnswer;
  try {
    const segments = readSegments(call.path);
    if (segments.length === 1 && segments[0]?.toLowerCase() === '$batch') {
      context = answerContext(tenant, call, 1);
      principalOf(tenant, call);
      return answerBatch(call, context, (step) => answerGraph(tenant, step));
    }
    const found = routeTree(call.version).find(call.request.method, segments);
    context = answerContext(tenant, call, found.kind === 'found' ? operations[found.match.operation].resourceUnits : 1);
    // The service looks at the token before it looks at the path.
    const principal = principalOf(tenant, call);
    if (found.kind !== 'found') throw unserved(tenant, call, segments, found);
    const done = carryOut(tenant, call, context, principal, found.match);
    answer = done.answer;
    key = done.key;
  } catch (error) {
    context ??= answerContext(tenant, call, 1);
    answer = errorAnswer(context, error);
  }
  const problem = tenant.checkAnswer(key, answer);
  return problem === undefined
    ? answer
    : errorAnswer(context, new Error(`an answer is not as described (${key}): ${problem}`));
}

function carryOut(
  tenant: TenantAccess,
  call: GraphCall,
  context: AnswerContext,
  principal: Principal,
  match: Match,
): { answer: PlainAnswer; key: string } {
  const description = operations[match.operation];
  const row: Row = rows[match.operation];
  const parameters = readParameters(call, match);
  // Who may not call learns nothing of the body, except where part of what an operation does needs less.
  if (!description.permissions.when) checkPermissions(description, principal, undefined);
  if (!description.body) refuseBody(call.request);
  const { body: sent, bodyRefused } = call.request;
  const hasBody = description.body && (description.bodyRequired !== false || bodyRefused || (sent ?? '') !== '');
  const body = hasBody
    ? readBody(match.operation, call.version, readJsonObject(call.request), tenant.digest)
    : undefined;
  if (description.permissions.when) checkPermissions(description, principal, body);
  const request = (view: View): ReadRequest => ({
    view,
    parameters,
    version: call.version,
    description,
    search: call.address.query,
    base: call.base,
    path: call.path,
    set: (row.kind === 'write' ? undefined : row.set) ?? match.set,
    unknownMembers: /include-unknown-enum-members/i.test(call.request.headers['prefer'] ?? ''),
    bare: context.bare,
    eventual: /eventual/i.test(call.request.headers['consistencylevel'] ?? ''),
  });
  if (row.kind !== 'write') {
    const read = request(tenant.view(call.at));
    const { body: result, selected } = row.kind === 'entity' ? readEntity(read, row) : readList(read, row);
    return {
      answer: jsonAnswer(context, 200, result),
      key: `${match.operation}/${call.version}/${selected ? 'selected' : 'full'}`,
    };
  }
  if (match.referenceInQuery === undefined) checkOptions(parseQuery(call.address.query), { options: {} });
  const reference = (text: unknown, target?: ReferenceTarget): string => {
    if (typeof text !== 'string') throw badRequest('A reference is an absolute address in a string.');
    return readReference(text, call.address.host, target);
  };
  const verifiedElsewhere = (domain: string): readonly string[] => tenant.verifiedElsewhere(domain);
  const input = row.input({ parameters, body: body ?? {}, reference, verifiedElsewhere });
  const { output, assumed } = tenant.execute(row.operation, input, actorOf(principal), call.at);
  // Some refusals of the service leave a change behind.
  if (output instanceof ServiceError) throw output;
  const more = assumptionHeader(assumed);
  const carried: WriteAnswer = row.answer?.(output, { tenantId: tenant.tenantId, base: call.base }) ?? {};
  const { shown, value, location } = carried;
  const status = description.status[call.version] ?? 204;
  const headers = { ...(location ? { location } : {}), ...more };
  if (value) {
    const result = {
      ...(context.bare ? {} : { '@odata.context': `${call.base}/$metadata#${value.type}` }),
      value: value.value,
    };
    return { answer: jsonAnswer(context, status, result, headers), key: `${match.operation}/${call.version}/full` };
  }
  if (!shown) return { answer: emptyAnswer(context, status, headers), key: 'none' };
  const result = showEntity(request(tenant.view(call.at)), { raw: {}, unknown: [] }, shown);
  return { answer: jsonAnswer(context, status, result, headers), key: `${match.operation}/${call.version}/full` };
}

/** Path parameters as the tenant takes them; one that has to be a GUID and is not is refused. */
function readParameters(call: GraphCall, match: Match): Record<string, string> {
  const description = operations[match.operation];
  const values: Record<string, string> = { ...match.parameters };
  if (match.referenceInQuery !== undefined) {
    const query = parseQuery(call.address.query);
    checkOptions(query, { options: {}, custom: { '@id': 'served' } });
    const id = query.unknown.find((option) => option.name === '@id')?.value;
    if (id === undefined)
      throw badRequest(
        'Name the reference to remove: DELETE …/{id}/$ref, or DELETE …/$ref?@id={address of the object}.',
      );
    const { publishingType } = values;
    const target: ReferenceTarget =
      publishingType === undefined ? 'directoryObject' : { publishingType, name: 'agentGroups' };
    values[match.referenceInQuery] = readReference(id, call.address.host, target);
  }
  for (const { name, guid } of description.pathParameters) {
    const value = values[name];
    if (!guid || value === undefined) continue;
    if (!isGuid(value)) throw badRequest(`Invalid object identifier '${value}'.`);
    values[name] = value.toLowerCase();
  }
  return values;
}

/** First segments of what Graph has, so that what we do not serve is told from what does not exist. */
const knownSegments: ReadonlySet<string> = new Set(
  `admin agreements applications applicationtemplates auditlogs authenticationmethodconfigurations authenticationmethodspolicy certificatebasedauthconfiguration
  communications connections contacts contracts datapolicyoperations deviceappmanagement devicemanagement devices directory directoryobjects directoryroles
  directoryroletemplates domaindnsrecords domains drives education employeeexperience external grouplifecyclepolicies groups groupsettings groupsettingtemplates
  identity identitygovernance identityprotection identityproviders informationprotection invitations me oauth2permissiongrants
  organization organizationalbranding permissiongrants places planner policies print privacy reports rolemanagement schemaextensions scopedrolememberships search
  security serviceprincipals shares sites solutions storage subscribedskus subscriptions teams teamstemplates teamwork tenantrelationships users`.split(
    /\s+/,
  ),
);

const betaSegments: ReadonlySet<string> = new Set(['onpremisespublishingprofiles']);

const isKnownSegment = (version: Version, segment: string): boolean =>
  knownSegments.has(segment) || (version === 'beta' && betaSegments.has(segment));

/** Whether another version of Graph has a path: then this one lacks it, and says so as the service does. */
const isOnlyElsewhere = (version: Version, segments: readonly string[]): boolean =>
  graphVersions.some((other) => other !== version && routeTree(other).find('GET', segments).kind !== 'unknown');

function unserved(
  tenant: TenantAccess,
  call: GraphCall,
  segments: readonly string[],
  found: Exclude<Lookup, { kind: 'found' }>,
): ServiceError {
  const asked = `${call.request.method} /${call.version}/${segments.join('/')}`;
  if (found.kind === 'otherMethod') {
    tenant.countUnserved(asked);
    return new MockRefusal(
      501,
      'NotImplemented',
      `The mock does not serve ${asked}. On this path it serves ${found.allowed.join(', ')}. What happens outside of Graph, such as agents, synchronization and DNS, is done at /_mock.`,
      'method-not-served',
    );
  }
  const first = segments[0] ?? '';
  if (!isKnownSegment(call.version, first.toLowerCase())) {
    return new ServiceError(
      400,
      'BadRequest',
      first === '' ? 'Name a resource after the version.' : `Resource not found for the segment '${first}'.`,
    );
  }
  if (found.depth > 0 && isOnlyElsewhere(call.version, segments))
    return new ServiceError(
      400,
      'BadRequest',
      `Resource not found for the segment '${segments[found.depth] ?? first}'.`,
    );
  tenant.countUnserved(asked);
  const nearest =
    found.nearest === undefined
      ? 'Nothing near it is served'
      : `The nearest that is served is /${call.version}${found.nearest}`;
  return new MockRefusal(501, 'NotImplemented', `The mock does not serve ${asked}. ${nearest}.`, 'path-not-served');
}
