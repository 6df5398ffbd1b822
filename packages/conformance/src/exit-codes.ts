/** Exit codes of the command. They are part of its interface. */
export const exitCodes = { passed: 0, failed: 1, usage: 2, refused: 3, interrupted: 4, internal: 5 } as const;

export const exitCodesHelp = `Exit codes:
  0  every behaviour that was tried passed; some may be skipped or deferred
  1  a behaviour failed
  2  the command was not understood
  3  refused: the tenant is not allowed, there is no credential, or no mock is served at the address
  4  interrupted; what was made has been removed
  5  the suite itself failed`;
