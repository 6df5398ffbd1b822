// Generated from packages/contract/openapi by `pnpm run generate`. Do not edit.
import { descriptorsOf } from '../src/descriptor.ts';

export const descriptors = /* @__PURE__ */ descriptorsOf({
  "listSignIns": {
    "path": "/auditLogs/signIns",
    "collection": true
  },
  "getSignIn": {
    "path": "/auditLogs/signIns/{signInId}"
  }
});
