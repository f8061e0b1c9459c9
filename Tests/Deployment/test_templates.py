"""Deploys the committed templates to local endpoints with the AWS command line, through the life of a stack.

What an endpoint can't take or show is printed, so that nobody takes a passing test for more than it is.
"""

import collections
import json
import tempfile
import time
import unittest
from pathlib import Path

import templates
from endpoints import Aws, AwsError, localstack, moto

PARAMETERS = {"DevImageTag": "1.0.0", "ProdImageTag": "0.6.3"}
OUTPUTS = ["DevAlarmTopic", "DevEndpoint", "ProdAlarmTopic", "ProdEndpoint"]


class Deployment:
    """A stack at an endpoint."""

    def __init__(self, aws, directory, template):
        self.aws = aws
        self.template = template
        self.file = Path(directory) / "template.json"
        # Without spaces, as an endpoint counts the bytes like AWS does.
        self.file.write_text(json.dumps(template, separators=(",", ":")), encoding="utf-8")

    def __call__(self, command, *arguments, stack=templates.STACK):
        return self.aws("cloudformation", command, "--stack-name", stack, *arguments)

    def submit(self, command, *arguments, parameters, stack=templates.STACK):
        """Hands in the template. A parameter whose value is None keeps the one it has."""
        values = [
            f"ParameterKey={name},{'UsePreviousValue=true' if value is None else f'ParameterValue={value}'}"
            for name, value in parameters.items()
        ]
        body = ["--template-body", f"file://{self.file}", "--capabilities", "CAPABILITY_IAM"]
        return self(command, *arguments, *body, "--parameters", *values, stack=stack)

    def stack(self):
        return self("describe-stacks")["Stacks"][0]

    def outputs(self):
        return {output["OutputKey"]: output["OutputValue"] for output in self.stack().get("Outputs", [])}

    def wait(self, status):
        """Waits until the stack is done, and returns it; says what failed where it ends up otherwise."""
        deadline = time.monotonic() + 60
        while (stack := self.stack())["StackStatus"].endswith("_IN_PROGRESS") and time.monotonic() < deadline:
            time.sleep(0.3)
        if stack["StackStatus"] != status:
            events = self("describe-stack-events")["StackEvents"]
            failed = [event for event in events if event["ResourceStatus"].endswith("_FAILED")]
            raise AssertionError(f"the stack is {stack['StackStatus']}, not {status}: {failed}")
        return stack

    def change_set(self, name, type, parameters, stack=templates.STACK):
        """Makes a change set and waits until it can be executed."""
        arguments = ["--change-set-name", name, "--change-set-type", type]
        self.submit("create-change-set", *arguments, parameters=parameters, stack=stack)
        deadline = time.monotonic() + 60
        while True:
            changes = self("describe-change-set", "--change-set-name", name, stack=stack)
            if changes["ExecutionStatus"] == "AVAILABLE" or time.monotonic() > deadline or changes["Status"] == "FAILED":
                return changes
            time.sleep(0.3)

    def physical(self):
        """The physical id of each resource by its logical one, where the endpoint gave it one."""
        resources = self("list-stack-resources")["StackResourceSummaries"]
        return {
            resource["LogicalResourceId"]: resource["PhysicalResourceId"]
            for resource in resources
            if resource.get("LogicalResourceId") and resource.get("PhysicalResourceId", "unknown") not in ("", "unknown")
        }

    def skipped(self):
        """The types of which the endpoint has made none, or none with an id of its own, with their number."""
        listed = {
            resource["LogicalResourceId"]: resource.get("PhysicalResourceId")
            for resource in self("list-stack-resources")["StackResourceSummaries"]
            if resource.get("LogicalResourceId")
        }
        counts = collections.Counter()
        for name, type in templates.types(self.template).items():
            if name not in listed:
                counts[type, "not made, though the stack is complete"] += 1
            elif listed[name] == "unknown":
                counts[type, "a placeholder"] += 1
            elif not listed[name]:
                counts[type, "made, but the stack has no id for it"] += 1
        return [f"{type} ({count}): {why}" for (type, why), count in sorted(counts.items())]


class EndpointTests(unittest.TestCase):
    maxDiff = None

    def deploy(self, endpoint, adapt, system):
        """A deployment of a committed template to an endpoint of its own, which ends with the test."""
        began = time.monotonic()
        address = self.enter(endpoint())
        started = time.monotonic() - began
        directory = self.enter(tempfile.TemporaryDirectory())
        template, self.changed = adapt(templates.committed(system))
        self.name = endpoint.__name__
        self.began = began
        print(f"\n{self.id().split('.')[-1]}: {self.name} answers after {started:.1f} s", flush=True)
        return Deployment(Aws(address, directory), directory, template)

    def enter(self, context):
        """What TestCase.enterContext does since Python 3.11."""
        self.addCleanup(context.__exit__, None, None, None)
        return context.__enter__()

    def tell(self, skips):
        """Prints what the test couldn't show."""
        for change in self.changed:
            print(f"  changed for {self.name}: {change}")
        for skip in skips:
            print(f"  the endpoint skips: {skip}")
        print(f"  took {time.monotonic() - self.began:.1f} s", flush=True)


class MotoTests(EndpointTests):
    """The services, their targets and rules, and an update that leaves another environment alone."""

    def test_prod_alone(self):
        stack = self.deploy(moto, templates.for_moto, templates.PROD_ALONE)
        stack.submit("create-stack", parameters={"ProdImageTag": "0.6.3"})
        stack.wait("CREATE_COMPLETE")
        self.assertEqual(sorted(stack.outputs()), ["ProdAlarmTopic", "ProdEndpoint"])
        self.check_resources(stack, ["Prod"])
        skips = [*stack.skipped(), *self.unresolved(stack)]
        self.tell([*skips, *self.delete(stack)])

    def test_both_environments(self):
        stack = self.deploy(moto, templates.for_moto, templates.BOTH)
        stack.submit("create-stack", parameters=PARAMETERS)
        stack.wait("CREATE_COMPLETE")
        self.assertEqual(sorted(stack.outputs()), OUTPUTS)
        self.check_resources(stack, ["Dev", "Prod"])
        before, services = stack.physical(), self.services(stack)
        prod_image = self.task_definition(stack, "Prod")["containerDefinitions"][0]["image"]
        self.assertRegex(prod_image, "/quiltdata/benchling:0.6.3$")

        stack.submit("update-stack", parameters={"DevImageTag": "2.0.0", "ProdImageTag": None})
        parameters = {each["ParameterKey"]: each["ParameterValue"] for each in stack.wait("UPDATE_COMPLETE")["Parameters"]}
        self.assertEqual(parameters, {"DevImageTag": "2.0.0", "ProdImageTag": "0.6.3"})
        after = stack.physical()
        self.assertEqual([name for name in before if before[name] != after.get(name)], ["DevServiceTaskDefinition"])
        updated = self.services(stack)
        self.assertEqual(updated["Prod"], services["Prod"])
        self.assertEqual(self.task_definition(stack, "Prod")["containerDefinitions"][0]["image"], prod_image)
        skips = [*stack.skipped(), *self.unresolved(stack)]
        if "image" not in self.task_definition(stack, "Dev")["containerDefinitions"][0]:
            skips.append("the image of dev's new task definition, which shows no properties of its container")
        if updated["Dev"] == services["Dev"]:
            skips.append("dev's service after the update: it still names the task definition that's gone")

        # Changes that come from a parameter alone aren't listed, so what's listed are those of a new stack.
        if not stack.change_set("parameter", "UPDATE", {"DevImageTag": "3.0.0", "ProdImageTag": None})["Changes"]:
            skips.append("in change sets, what only a parameter changes")
        changes = stack.change_set("new", "CREATE", PARAMETERS, stack="Another")["Changes"]
        listed = {change["ResourceChange"]["LogicalResourceId"]: change["ResourceChange"]["Action"] for change in changes}
        self.assertEqual(listed, {name: "Add" for name in stack.template["Resources"]})
        self.tell([*skips, *self.delete(stack)])

    def check_resources(self, stack, environments):
        """Holds what `aws ecs`, `aws elbv2` and `aws apigateway` show against the template."""
        physical, resources = stack.physical(), stack.template["Resources"]
        self.assertEqual(sorted(self.services(stack)), environments)
        groups = stack.aws("elbv2", "describe-target-groups")["TargetGroups"]
        self.assertEqual(
            {group["TargetGroupArn"]: (group["Port"], group["TargetType"], group["HealthCheckPath"]) for group in groups},
            {physical[f"{each}ServiceTargetGroup"]: (5000, "ip", "/health") for each in environments},
        )
        rules = stack.aws("elbv2", "describe-rules", "--listener-arn", physical["ApiLoadBalancerPort80"])["Rules"]
        self.assertEqual(
            {rule["Priority"]: (rule["Conditions"], rule["Actions"]) for rule in rules if not rule["IsDefault"]},
            {
                str(resources[f"Api{each}Rule"]["Properties"]["Priority"]): (
                    resources[f"Api{each}Rule"]["Properties"]["Conditions"],
                    [{"Type": "forward", "TargetGroupArn": physical[f"{each}ServiceTargetGroup"]}],
                )
                for each in environments
            },
        )
        self.assertEqual([api["id"] for api in stack.aws("apigateway", "get-rest-apis")["items"]], [physical["Api"]])
        paths = stack.aws("apigateway", "get-resources", "--rest-api-id", physical["Api"])["items"]
        self.assertEqual(
            {path["path"]: path["resourceMethods"]["ANY"]["methodIntegration"]["uri"] for path in paths},
            {"/": "http://${stageVariables.backendHost}/", "/{proxy+}": "http://${stageVariables.backendHost}/{proxy}"},
        )

    def services(self, stack):
        """What `aws ecs` shows of each environment's service."""
        physical = stack.physical()
        names = stack.aws("ecs", "list-services", "--cluster", physical["Cluster"])["serviceArns"]
        shown = stack.aws("ecs", "describe-services", "--cluster", physical["Cluster"], "--services", *names)["services"]
        of = {physical[name]: name[: -len("Service")] for name in ("DevService", "ProdService") if name in physical}
        return {of[each["serviceArn"]]: each for each in sorted(shown, key=lambda each: of[each["serviceArn"]])}

    def task_definition(self, stack, environment):
        name = stack.physical()[f"{environment}ServiceTaskDefinition"]
        return stack.aws("ecs", "describe-task-definition", "--task-definition", name)["taskDefinition"]

    def unresolved(self, stack):
        return [f"the references in the output {name}: {value}" for name, value in stack.outputs().items() if "${" in value]

    def delete(self, stack):
        """Deletes the stack; what moto can't delete is something to tell."""
        try:
            stack("delete-stack")
        except AwsError as error:
            if "DependencyViolation" not in error.stderr:
                raise
            return [f"the end of delete-stack, which fails: {error.stderr.strip()}"]
        self.assertRaisesRegex(AwsError, "does not exist", stack.stack)
        return []


class LocalStackTests(EndpointTests):
    """Change sets, outputs and the API's stages."""

    def test_change_sets(self):
        stack = self.deploy(localstack, templates.for_localstack, templates.BOTH)
        changes = stack.change_set("create", "CREATE", PARAMETERS)["Changes"]
        self.assertEqual(
            {change["ResourceChange"]["LogicalResourceId"]: change["ResourceChange"]["Action"] for change in changes},
            {name: "Add" for name in stack.template["Resources"]},
        )
        stack("execute-change-set", "--change-set-name", "create")
        stack.wait("CREATE_COMPLETE")
        outputs = stack.outputs()
        self.assertEqual(sorted(outputs), OUTPUTS)
        self.assertRegex(outputs["DevEndpoint"], "^https://.*/dev$")
        self.assertRegex(outputs["ProdEndpoint"], "^https://.*/prod$")
        self.assertEqual(stack("get-template")["TemplateBody"], stack.template)

        stages = stack.aws("apigateway", "get-stages", "--rest-api-id", stack.physical()["Api"])["item"]
        self.assertEqual(
            {stage["stageName"]: stage["variables"] for stage in stages},
            {"dev": {"backendHost": "dev.api.internal"}, "prod": {"backendHost": "prod.api.internal"}},
        )

        changes = stack.change_set("update", "UPDATE", {"DevImageTag": "2.0.0", "ProdImageTag": None})["Changes"]
        changed = {change["ResourceChange"]["LogicalResourceId"] for change in changes}
        dev = set(stack.template["Resources"]) - set(templates.committed(templates.PROD_ALONE)["Resources"])
        self.assertIn("DevServiceTaskDefinition", changed)
        self.assertLessEqual(changed, dev)
        stack("execute-change-set", "--change-set-name", "update")
        stack.wait("UPDATE_COMPLETE")
        self.assertEqual(stack.outputs(), outputs)

        nothing = stack.change_set("nothing", "UPDATE", {"DevImageTag": None, "ProdImageTag": None})
        self.assertEqual(nothing["Status"], "FAILED")
        self.assertIn("didn't contain changes", nothing["StatusReason"])
        skips = [*stack.skipped(), *self.unanswered(stack)]

        stack("delete-stack")
        self.assert_gone(stack)
        self.tell(skips)

    def unanswered(self, stack):
        """The clients of the template's services that the endpoint doesn't answer."""
        for command in (["ecs", "list-clusters"], ["elbv2", "describe-load-balancers"], ["apigatewayv2", "get-vpc-links"]):
            try:
                stack.aws(*command)
            except AwsError as error:
                yield f"aws {' '.join(command)}: {' '.join(error.stderr.split())[:160]}"

    def assert_gone(self, stack):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                stack.stack()
            except AwsError as error:
                self.assertIn("does not exist", error.stderr)
                return
            time.sleep(0.3)
        self.fail("the stack is still there")


if __name__ == "__main__":
    unittest.main()
