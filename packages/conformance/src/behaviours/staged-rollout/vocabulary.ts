import type { Feature, Json } from '../../behaviour.ts';
import { claim, NotAsDescribed, oneOf, same } from '../../claim.ts';
import type { GraphAnswer, Person, Target } from '../../target.ts';
import { everyPage } from '../../targets/pages.ts';

export const policiesPath = '/policies/featureRolloutPolicies';

/** What is kept of an answer to be judged later. */
export type Outcome = { readonly status: number; readonly code: string };

const objectOf = (answer: GraphAnswer): Record<string, unknown> =>
  typeof answer.body === 'object' && answer.body !== null ? (answer.body as Record<string, unknown>) : {};

/** A text member of an answer's body; empty when there is none. */
export const text = (answer: GraphAnswer, name: string): string => {
  const value = objectOf(answer)[name];
  return typeof value === 'string' ? value : '';
};

/** The items of a list. */
export const items = (answer: GraphAnswer): readonly Record<string, unknown>[] => {
  const { value } = objectOf(answer);
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
};

/** Status and error code of an answer. */
export const outcome = (answer: GraphAnswer): Outcome => {
  const { error } = objectOf(answer) as { error?: { code?: string } };
  return { status: answer.status, code: error?.code ?? '' };
};

/** What could not be prepared is no verdict on the behaviour; it says what the service answered. */
function expected(answer: GraphAnswer, statuses: readonly number[], what: string): GraphAnswer {
  if (!statuses.includes(answer.status))
    throw new NotAsDescribed(`${what} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}

/** Makes the policy of a feature. */
export async function makePolicy(target: Target, feature: Feature, isEnabled = true): Promise<string> {
  const answer = await target.graph.request({
    method: 'POST',
    path: policiesPath,
    body: { displayName: target.name(feature), feature, isEnabled },
  });
  return text(expected(answer, [201], `Creating the policy of ${feature}`), 'id');
}

export const patchPolicy = (target: Target, policyId: string, body: Record<string, Json>): Promise<GraphAnswer> =>
  target.graph.request({ method: 'PATCH', path: `${policiesPath}/${policyId}`, body });

/** Turns a policy on or off. */
export async function turn(target: Target, policyId: string, isEnabled: boolean): Promise<void> {
  expected(await patchPolicy(target, policyId, { isEnabled }), [204], `Turning the policy ${isEnabled ? 'on' : 'off'}`);
}

export const deletePolicy = (target: Target, policyId: string): Promise<GraphAnswer> =>
  target.graph.request({ method: 'DELETE', path: `${policiesPath}/${policyId}` });

export const reference = (id: string): { '@odata.id': string } => ({
  '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}`,
});

/** Asks for an object to be added to a policy, whatever the answer. */
export const tryAttach = async (target: Target, policyId: string, objectId: string): Promise<Outcome> =>
  outcome(
    await target.graph.request({
      method: 'POST',
      path: `${policiesPath}/${policyId}/appliesTo/$ref`,
      body: reference(objectId),
    }),
  );

/** Adds a group to a policy. */
export async function attach(target: Target, policyId: string, groupId: string): Promise<void> {
  const { status, code } = await tryAttach(target, policyId, groupId);
  claim(status === 204 || status === 201, `Adding a group to a policy was answered with ${status} ${code}.`);
}

/** Removes a group from a policy. */
export async function detach(target: Target, policyId: string, groupId: string): Promise<void> {
  const path = `${policiesPath}/${policyId}/appliesTo/${groupId}/$ref`;
  expected(await target.graph.request({ method: 'DELETE', path }), [204], 'Removing a group from a policy');
}

const nickname = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '').slice(0, 60);

/** Makes a group of any kind. */
export async function makeGroupOf(target: Target, what: string, kind: Record<string, Json>): Promise<string> {
  const displayName = target.name(what);
  const answer = await target.graph.request({
    method: 'POST',
    path: '/groups',
    body: { displayName, mailNickname: nickname(displayName), mailEnabled: false, securityEnabled: true, ...kind },
  });
  return text(expected(answer, [201], `Creating the group ${what}`), 'id');
}

/** Makes an assigned security group with these members. */
export async function makeGroup(target: Target, what: string, memberIds: readonly string[] = []): Promise<string> {
  const groupId = await makeGroupOf(target, what, {});
  for (let start = 0; start < memberIds.length; start += 20) {
    const links = memberIds.slice(start, start + 20).map((id) => reference(id)['@odata.id']);
    const body = { 'members@odata.bind': links };
    expected(
      await target.graph.request({ method: 'PATCH', path: `/groups/${groupId}`, body }),
      [204],
      `Adding ${links.length} members to the group ${what}`,
    );
  }
  return groupId;
}

/** Adds a member to a group. */
export async function addMember(target: Target, groupId: string, memberId: string): Promise<void> {
  const path = `/groups/${groupId}/members/$ref`;
  expected(
    await target.graph.request({ method: 'POST', path, body: reference(memberId) }),
    [204],
    'Adding a member to a group',
  );
}

/** Removes a member from a group. */
export async function removeMember(target: Target, groupId: string, memberId: string): Promise<void> {
  const path = `/groups/${groupId}/members/${memberId}/$ref`;
  expected(await target.graph.request({ method: 'DELETE', path }), [204], 'Removing a member from a group');
}

export async function deleteObject(target: Target, path: string): Promise<void> {
  expected(await target.graph.request({ method: 'DELETE', path }), [204], `Deleting ${path}`);
}

/** Ids of the direct members that Graph shows. */
export const membersOf = async (target: Target, groupId: string): Promise<readonly string[]> =>
  (await everyPage(target.graph.request, `/groups/${groupId}/members?$select=id&$top=999`)).map(({ id }) => String(id));

/** Ids of the groups that Graph shows for a policy. */
export const groupsOf = async (target: Target, policyId: string): Promise<readonly string[]> =>
  (await everyPage(target.graph.request, `${policiesPath}/${policyId}/appliesTo`)).map(({ id }) => String(id));

/** Makes a user of the cloud, who may bear the name of a federated domain all the same. */
export async function makeCloudUser(target: Target, what: string, domain: string): Promise<Person> {
  const displayName = target.name(what);
  const mailNickname = nickname(displayName);
  const answer = await target.graph.request({
    method: 'POST',
    path: '/users',
    body: {
      displayName,
      mailNickname,
      userPrincipalName: `${mailNickname}@${domain}`,
      accountEnabled: true,
      onPremisesImmutableId: Buffer.from(mailNickname).toString('base64'),
      passwordProfile: { password: `Pw-${mailNickname.slice(-8)}-7q`, forceChangePasswordNextSignIn: false },
    },
  });
  expected(answer, [201], `Creating the user ${what}`);
  return { id: text(answer, 'id'), upn: text(answer, 'userPrincipalName') };
}

/** A policy with one group of these people, attached and in effect. */
export async function rollout(
  target: Target,
  feature: Feature,
  people: readonly Person[],
): Promise<{ policyId: string; groupId: string }> {
  const policyId = await makePolicy(target, feature);
  const groupId = await makeGroup(
    target,
    `group for ${feature}`,
    people.map(({ id }) => id),
  );
  await attach(target, policyId, groupId);
  return { policyId, groupId };
}

/** One person of a list. */
export function person(people: readonly Person[], index: number): Person {
  const found = people[index];
  if (!found) throw new Error(`The tenant has ${people.length} users for the case, which needs ${index + 1}.`);
  return found;
}

/** The user of a name. */
export async function userNamed(target: Target, upn: string): Promise<Person> {
  const answer = await target.graph.request({ method: 'GET', path: `/users/${upn}?$select=id` });
  return { id: text(expected(answer, [200], `Reading ${upn}`), 'id'), upn };
}

/** The id of the group of a name. */
export async function groupNamed(target: Target, displayName: string): Promise<string> {
  const filter = encodeURIComponent(`displayName eq '${displayName}'`);
  const [group] = await everyPage(target.graph.request, `/groups?$filter=${filter}`);
  if (!group) throw new Error(`There is no group '${displayName}'.`);
  return String(group['id']);
}

/** Claims that all of these people sign in there. */
export async function signInAt(
  target: Target,
  people: readonly Person[],
  where: 'cloud' | 'federation',
  why: string,
): Promise<void> {
  for (const { upn } of people) same((await target.realm(upn)).kind, where, `Where ${upn} signs in (${why})`);
}

/** Claims that a call was refused as what is asked for is not allowed. */
export function refused(answer: Outcome, what: string, statuses: readonly number[] = [400]): void {
  oneOf(answer.status, statuses, `Status of ${what}`);
  claim(answer.code !== '', `The refusal of ${what} has no error code.`);
}

/** Audit events of an activity that name an object, oldest first. */
export async function auditEvents(
  target: Target,
  activity: string,
  targetId: string,
): Promise<readonly Record<string, unknown>[]> {
  const filter = encodeURIComponent(
    `activityDisplayName eq '${activity}' and targetResources/any(t:t/id eq '${targetId}')`,
  );
  return (await everyPage(target.graph.request, `/auditLogs/directoryAudits?$filter=${filter}`)).reverse();
}

/** Ids of events that are there already: users of a real tenant have a past. */
export async function knownEvents(
  target: Target,
  activities: readonly string[],
  people: readonly Person[],
): Promise<readonly string[]> {
  const known: string[] = [];
  for (const { id } of people)
    for (const activity of activities)
      known.push(...(await auditEvents(target, activity, id)).map((event) => String(event['id'])));
  return known;
}

/** Events of an activity about a user that were not there before, oldest first. */
export const newEvents = async (
  target: Target,
  activity: string,
  { id }: Person,
  known: readonly string[],
): Promise<readonly Record<string, unknown>[]> =>
  (await auditEvents(target, activity, id)).filter((event) => !known.includes(String(event['id'])));
