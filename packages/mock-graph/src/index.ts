export const name = '@cutover/mock-graph';
