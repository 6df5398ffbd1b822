import type { PlainAnswer } from '../message.ts';
import { ServiceError } from '../tenant/service-error.ts';
import { type AnswerContext, errorBody, jsonAnswer } from './answer.ts';
import { readJsonObject } from './body.ts';
import type { GraphCall } from './call.ts';
import { checkOptions } from './odata/check-options.ts';
import { parseQuery } from './odata/query.ts';
import { type Address, readAddress, readSegments } from './url.ts';

const batchLimit = 20;

interface Step {
  /** As sent: some clients send numbers and compare with numbers. */
  readonly id: string | number;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly dependsOn: readonly string[];
}

const invalid = (message: string): ServiceError =>
  new ServiceError(400, 'BadRequest', `Invalid batch payload format: ${message}`);

const stepAddress = (url: string): Address => readAddress(url.startsWith('/') ? url : `/${url}`, {}, true);

/** Read as the router reads it, before any step is carried out. */
function isBatch(url: string): boolean {
  try {
    return readSegments(stepAddress(url).path).join('/').toLowerCase() === '$batch';
  } catch {
    return false;
  }
}

function readStep(value: unknown, index: number): Step {
  if (typeof value !== 'object' || value === null) throw invalid(`request ${index + 1} is not an object.`);
  const { id, method, url, headers = {}, body, dependsOn = [] } = value as Record<string, unknown>;
  if ((typeof id !== 'string' || id === '') && typeof id !== 'number') throw invalid(`request ${index + 1} has no id.`);
  if (typeof method !== 'string' || typeof url !== 'string' || url === '')
    throw invalid(`request '${id}' needs a method and a url.`);
  if (/^[a-z]+:\/\//i.test(url))
    throw invalid(`the url of request '${id}' must be relative to the version, such as /users.`);
  if (isBatch(url)) throw invalid(`request '${id}' is itself a batch.`);
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers))
    throw invalid(`the headers of request '${id}' must be an object.`);
  if (!Array.isArray(dependsOn)) throw invalid(`dependsOn of request '${id}' must be a list of ids.`);
  const lower = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), String(text)]));
  if (body !== undefined && body !== null && lower['content-type'] === undefined)
    throw invalid(`request '${id}' has a body and needs a Content-Type header.`);
  return {
    id,
    method: method.toUpperCase(),
    url,
    headers: lower,
    body: body === undefined || body === null ? undefined : JSON.stringify(body),
    dependsOn: dependsOn.map(String),
  };
}

function readSteps(call: GraphCall): Step[] {
  const { requests, ...others } = readJsonObject(call.request);
  if (!Array.isArray(requests)) throw invalid("the body must have a list 'requests'.");
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw invalid(`the property '${unknown}' is not known; the body has 'requests' only.`);
  if (requests.length > batchLimit)
    throw new ServiceError(
      400,
      'MaximumValueExceeded',
      `Number of batch request steps exceeds the maximum value of ${batchLimit}.`,
    );
  const steps = requests.map(readStep);
  const seen = new Set<string>();
  for (const step of steps) {
    const id = String(step.id);
    for (const other of step.dependsOn)
      if (!seen.has(other)) throw invalid(`request '${id}' depends on '${other}', which does not come before it.`);
    if (seen.has(id)) throw invalid(`the id '${id}' is used twice.`);
    seen.add(id);
  }
  return steps;
}

/** `$batch` (GP-03): each step is a call of its own at the same moment; a step whose dependency failed is not carried out. */
export function answerBatch(
  call: GraphCall,
  context: AnswerContext,
  answerCall: (call: GraphCall) => PlainAnswer,
): PlainAnswer {
  const failed = new Set<string>();
  if (call.request.method !== 'POST') throw new ServiceError(405, 'BadRequest', 'Send a batch with POST.');
  checkOptions(parseQuery(call.address.query), { options: {} });
  const responses = readSteps(call).map((step) => {
    const dependency = step.dependsOn.find((id) => failed.has(id));
    const answer =
      dependency === undefined ? answerStep(call, step, answerCall) : failedDependency(context, dependency);
    if (answer.status >= 400) failed.add(String(step.id));
    const {
      'content-type': contentType,
      location,
      'x-mock-assumption': assumption,
      'x-mock-reason': reason,
      'retry-after': retryAfter,
    } = answer.headers;
    return {
      id: step.id,
      status: answer.status,
      headers: {
        ...(contentType ? { 'Content-Type': contentType } : {}),
        ...(location ? { Location: location } : {}),
        ...(retryAfter ? { 'Retry-After': retryAfter } : {}),
        ...(assumption ? { 'x-mock-assumption': assumption } : {}),
        ...(reason ? { 'x-mock-reason': reason } : {}),
      },
      ...(answer.body === undefined ? {} : { body: JSON.parse(answer.body) as unknown }),
    };
  });
  return jsonAnswer(context, 200, { responses });
}

function answerStep(call: GraphCall, step: Step, answerCall: (call: GraphCall) => PlainAnswer): PlainAnswer {
  const address = stepAddress(step.url);
  const { authorization } = call.request.headers;
  const headers = { ...step.headers, ...(authorization === undefined ? {} : { authorization }) };
  return answerCall({
    ...call,
    request: { method: step.method, url: step.url, headers, body: step.body },
    address: { ...call.address, path: address.path, query: address.query },
    path: address.path,
  });
}

const failedDependency = (context: AnswerContext, dependency: string): PlainAnswer =>
  jsonAnswer(
    context,
    424,
    errorBody(context, 'FailedDependency', `The request depends on request '${dependency}', which failed.`),
  );
