export const name = '@cutover/conformance';
