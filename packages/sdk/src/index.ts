export const name = '@cutover/sdk';
