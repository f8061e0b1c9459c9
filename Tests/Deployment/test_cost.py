"""Holds promotions of a small system against what its production may cost, with the AWS command line and moto.

`synth` is built of a package with that system alone, in a repository of its own. An address costs twice as much by the system's
own file of prices as by those that come along, so that the figures tell which were taken.
"""

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

from endpoints import Aws, mended_moto
from forked_aws import forked
from package_copy import MANIFEST, build
from workflows import commit

SHOP = """import StrataCLI
import StrataEnvironments
import StrataLanguage

struct ShopProfile: Decodable {
  var addresses: Int
}

let place = StackEnvironment(region: "us-east-1")

let shop = System(
  "shop", environments: [.required("staging", env: place), .required("production", env: place)], profiles: "Profiles",
  promotion: Promotion(["staging", "production"], gates: ["production": [.cost(atMost: 20)]]), prices: ["prices.tsv"]
) { (app: AppScope, environments: [Environment<ShopProfile>]) in
  for environment in environments {
    app.stack(named: "shop-\\(environment.name)", for: environment) { scope in
      Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      for number in 1...environment.profile.addresses {
        Resource("Address\\(number)", type: "AWS::EC2::EIP", in: scope, properties: ["Domain": "vpc"])
      }
    }
  }
}

@main struct Synth: SynthTool {
  static let systems: [System] = [shop]
}
"""
FIELDS = ["region", "service", "usage type", "operation", "unit", "from", "usd", "source", "date", "note"]
ADDRESS = ["us-east-1", "AmazonVPC", "PublicIPv4:InUseAddress", "", "hour", "0", "0.01", "an invoice", "2020-01-01", ""]
USAGE = {"Jobs": {"requests": "2 M requests"}}


class CostTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        folder = Path(directory.name).resolve()
        endpoint = mended_moto()
        self.aws = Aws(endpoint.__enter__(), folder)
        self.addCleanup(endpoint.__exit__, None, None, None)
        command = forked(self.aws, folder)
        command.__enter__()
        self.addCleanup(command.__exit__, None, None, None)
        self.environment = {
            **self.aws.environment, "XDG_CONFIG_HOME": str(folder / "config"), "NO_COLOR": "1", "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.work = folder / "work"
        self.sources = self.work / "Sources/synth"
        (self.sources / "Profiles").mkdir(parents=True)
        (self.work / "Package.swift").write_text(MANIFEST, encoding="utf-8")
        (self.work / ".gitignore").write_text(".build/\n/templates/\n", encoding="utf-8")
        (self.sources / "Synth.swift").write_text(SHOP, encoding="utf-8")
        (self.sources / "prices.tsv").write_text(
            "".join("\t".join(row) + "\n" for row in (FIELDS, ADDRESS)), encoding="utf-8")
        commit(self.work, "init", "--quiet", "--template=", "--initial-branch", "main")
        self.profile("staging", {"addresses": 1})
        self.profile("production", {"addresses": 1, "_usage": USAGE})
        self.synth_path = build(self.work)

    def profile(self, name, content):
        """Writes a profile, and commits whatever has changed."""
        (self.sources / f"Profiles/{name}.json").write_text(json.dumps(content) + "\n", encoding="utf-8")
        commit(self.work, "add", "--all")
        commit(self.work, "commit", "--quiet", "--message", f"Change {name}")

    def synth(self, command, *arguments, status=0):
        """What a command about the system says, which ends with a status."""
        result = subprocess.run(
            [str(self.synth_path), *command.split(), "shop", *arguments], cwd=self.work, env=self.environment,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)
        said = result.stdout + result.stderr
        self.assertEqual(result.returncode, status, said)
        return said

    def promote(self, status=0):
        """Deploys to staging what the sources give, and promotes it to production."""
        self.synth("deploy", "-e", "staging", "--yes")
        return self.synth("promote", "-e", "staging", "--to", "production", "--yes", status=status)

    def addresses(self):
        """How many addresses production has, as the endpoint has its template."""
        body = self.aws("cloudformation", "get-template", "--stack-name", "shop-production")["TemplateBody"]
        return sum(each["Type"] == "AWS::EC2::EIP" for each in body["Resources"].values())

    def records(self):
        folder = self.sources / "Deployments/production"
        return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]

    def test_what_production_may_cost(self):
        self.synth("deploy", "-e", "staging", "--yes")
        self.synth("deploy", "-e", "production", "--yes")

        # 3 addresses at 7.30, and 2 million requests at 0.40 each.
        self.profile("production", {"addresses": 3, "_usage": USAGE})
        prices = "by 2 prices of us-east-1, from 2020-01-01 to "
        said = self.promote(status=3)
        self.assertIn(
            "refused    cost at most 20 USD: production would cost 22.70 USD a month, and 20 USD are allowed; "
            + prices, said)
        self.assertIn(", 1 of them in prices.tsv, ", said)
        self.assertIn(" of them more than a year old", said)
        self.assertEqual((self.addresses(), len(self.records())), (1, 1))

        # What nobody states leaves it open, and what is misspelled isn't taken for nothing.
        self.profile("production", {"addresses": 2})
        self.assertIn(
            "undecided  cost at most 20 USD: production costs 14.60 USD a month, and its profile states under _usage nothing "
            "of what else costs by usage: shop-production/Jobs, queue requests", self.promote(status=4))
        self.profile("production", {"addresses": 2, "_usages": USAGE})
        said = self.synth("promote", "-e", "staging", "--to", "production", "--yes", status=1)
        self.assertIn("production.json:1:18: error: shop/production: /_usages: profiles have no key _usages", said)
        self.assertEqual((self.addresses(), len(self.records())), (1, 1))

        # 2 addresses and the requests; the record has the figures.
        self.profile("production", {"addresses": 2, "_usage": USAGE})
        said = self.promote()
        self.assertIn(
            "passed     cost at most 20 USD: production costs 15.40 USD a month, of 20 USD; " + prices, said)
        self.assertEqual((self.addresses(), len(self.records())), (2, 2))
        event = self.records()[-1]
        self.assertEqual((event["kind"], event["outcome"]), ("promotion", "completed"))
        cost = event["cost"]
        self.assertEqual((cost["month"], cost["notPriced"], cost["notStated"]), ("15.4", 0, 0))
        self.assertTrue(cost["prices"].startswith(prices.removeprefix("by ")), cost)
        self.assertEqual(
            [(each["gate"], each["verdict"]) for each in event["gates"]],
            [("deployed in staging", "passed"), ("cost at most 20 USD", "passed")])


if __name__ == "__main__":
    unittest.main()
