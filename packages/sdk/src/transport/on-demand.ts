/** Loads what only some applications need, when they first need it. */
export const onDemand = () => import('../on-demand.ts');

/** Loads domains, their federation and conversion, when they are first used. */
export const onDemandDomains = () => import('../domains/on-demand.ts');

/** Loads pass-through agents, when they are first used. */
export const onDemandAgents = () => import('../pta-agents-on-demand.ts');

/** Methods of these names of what is loaded when the first of them is called. */
export const loaded = <Whole, Name extends keyof Whole & string>(
  load: () => Promise<Whole>,
  ...names: readonly Name[]
): Pick<Whole, Name> =>
  Object.fromEntries(
    names.map((name) => [
      name,
      async (...given: unknown[]) => ((await load())[name] as (...given: unknown[]) => unknown)(...given),
    ]),
  ) as Pick<Whole, Name>;
