#!/bin/sh
# A user moves from federation to the cloud, against `mock-graph serve --tenant-file examples/contoso.json`.
set -e
mock=${1:-http://127.0.0.1:4010}
graph() { curl -fsS -X "$1" "$mock$2" -H 'Authorization: Bearer any' ${3:+-H 'Content-Type: application/json' -d "$3"}; }
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }

ada=$(graph GET '/v1.0/users/ada@contoso.com?$select=id' | field id)
group=$(graph POST /v1.0/groups '{"displayName":"First wave","mailEnabled":false,"mailNickname":"first-wave","securityEnabled":true}' | field id)
policy=$(graph POST /v1.0/policies/featureRolloutPolicies '{"displayName":"Cloud sign-in","feature":"passwordHashSync","isEnabled":true}' | field id)
graph POST "/v1.0/policies/featureRolloutPolicies/$policy/appliesTo/\$ref" "{\"@odata.id\":\"https://graph.microsoft.com/v1.0/groups/$group\"}"
graph POST "/v1.0/groups/$group/members/\$ref" "{\"@odata.id\":\"https://graph.microsoft.com/v1.0/users/$ada\"}"
echo "before: $(graph GET '/common/userrealm/ada@contoso.com?api-version=2.1' | field NameSpaceType)"
graph POST /_mock/clock '{"advance":"PT24H"}' > /dev/null
echo "after: $(graph GET '/common/userrealm/ada@contoso.com?api-version=2.1' | field NameSpaceType)"
