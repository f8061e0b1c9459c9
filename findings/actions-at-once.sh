#!/bin/sh
# Guess: a solver that is asked once whether any of some actions is allowed does less than one that is asked about each, as
# all but the action is the same; and the more actions it's asked about at once, the more it does.
# Seen with iamprover 0.7.1 and Z3 5.4.1, of a policy that allows none of eight actions on a bucket's objects: eight
# questions take some 19,000 of Z3's steps in all, one about four of the actions over a million, and one about all eight
# some 400,000. Of a policy with a few more patterns it isn't done after 50 million steps, where one action takes some
# thousand. An action that's written out makes nearly all of a policy's patterns of actions plain truths, which several do
# not. So who asks about all actions at once meets "unknown" where each alone is
# decided at once.
#
# Counts the steps, which are the same on each machine, and fails where they're otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install iamprover==0.7.1 z3-solver==5.4.1.0

HOME="$folder" "$folder/venv/bin/python" - <<'PYTHON'
import z3
from iamprover.engine import solver
from iamprover.invariants import Invariant
from iamprover.model import Account, Principal
from iamprover.parsers.iam import parse_policy_document

FILES = "arn:aws:s3:::shop-production-files"
POLICY = {
    "Statement": [
        {"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::shop-*", FILES]},
        {"Effect": "Deny", "Action": "s3:*Object", "Resource": f"{FILES}/*"},
        {"Effect": "Deny", "NotAction": ["s3:DeleteObject", "s3:G?tObject"], "Resource": "arn:aws:s3:::*"},
    ]
}
ACTIONS = [
    "s3:abortmultipartupload", "s3:bypassgovernanceretention", "s3:deleteobject", "s3:deleteobjectversion", "s3:getobject",
    "s3:getobjectacl", "s3:putobject", "s3:putobjectacl",
]
account = Account([Principal("arn:aws:iam::111122223333:role/worker", [parse_policy_document("p", POLICY)])])
check, counts = z3.Solver.check, [0]


def counted(asked, *assumptions):
    answer = check(asked, *assumptions)
    assert answer == z3.unsat, answer
    # It counts on from one question to the next.
    counts.append(asked.statistics().get_key_value("rlimit count"))
    return answer


def steps(actions):
    before = counts[-1]
    invariant = Invariant("apart", "", actions=actions, resources=[f"{FILES}/*"])
    assert solver._check_principal(account, account.principals[0], invariant) is None
    return counts[-1] - before


z3.Solver.check = counted
four, eight = steps(ACTIONS[:4]), steps(ACTIONS)
each = sum(steps([action]) for action in ACTIONS)
print(f"each of eight alone: {each}, four at once: {four}, eight at once: {eight}")
assert four > 20 * each and eight > 2 * each, (four, eight, each)
assert four > eight, (four, eight)
PYTHON
echo "actions-at-once: as written here"
