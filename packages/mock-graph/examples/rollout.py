"""A user moves from federation to the cloud, against `mock-graph serve --tenant-file examples/contoso.json`."""
import json, sys, urllib.request

MOCK = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:4010"

def graph(method, path, body=None):
    headers = {"Authorization": "Bearer any", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(MOCK + path, data, headers, method=method)) as answer:
        return json.loads(answer.read() or "{}")

def realm():
    return graph("GET", "/common/userrealm/ada@contoso.com?api-version=2.1")["NameSpaceType"]

ada = graph("GET", "/v1.0/users/ada@contoso.com?$select=id")
group = graph("POST", "/v1.0/groups", {"displayName": "First wave", "mailEnabled": False, "mailNickname": "first-wave", "securityEnabled": True})
policy = graph("POST", "/v1.0/policies/featureRolloutPolicies", {"displayName": "Cloud sign-in", "feature": "passwordHashSync", "isEnabled": True})
graph("POST", f"/v1.0/policies/featureRolloutPolicies/{policy['id']}/appliesTo/$ref", {"@odata.id": f"https://graph.microsoft.com/v1.0/groups/{group['id']}"})
graph("POST", f"/v1.0/groups/{group['id']}/members/$ref", {"@odata.id": f"https://graph.microsoft.com/v1.0/users/{ada['id']}"})
print("before:", realm())
graph("POST", "/_mock/clock", {"advance": "PT24H"})
print("after:", realm())
