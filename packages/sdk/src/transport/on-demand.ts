/** Loads what only some applications need, when they first need it. */
export const onDemand = () => import('../on-demand.ts');
