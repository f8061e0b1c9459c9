// Says what the rules of cdk-preflight find in templates.
//
// usage: node preflight.js FOLDER list
//        node preflight.js FOLDER judge
//
// FOLDER has rules.js and the engine, as install-preflight.sh puts them there. `list` prints all rules as JSON. `judge`
// reads a template from each line of standard input, {"region": the one that it's deployed to, "account": likewise,
// "text": JSON or YAML}, and answers each with a line: {"findings": […]}, or {"fault": why it can't be read}.

"use strict";
const path = require("path");
const readline = require("readline");

const [folder, action] = process.argv.slice(2);
const { BUNDLED_RULES: rules, BUNDLED_LIBS: libraries } = require(path.resolve(folder, "rules.js"));

const header = "package cdk_preflight\n\nimport rego.v1\n";

// One module for each service: the engine takes longer for many modules than for long ones.
function modules(region, account) {
  const services = new Map();
  for (const rule of rules) {
    const text = rule.rego.replace(/^(?:package|import)\s.*$/gm, "");
    services.set(rule.service, `${services.get(rule.service) ?? header}\n${text}`);
  }
  const place = `${header}deploy_region := ${JSON.stringify(region)}\ndeploy_account := ${JSON.stringify(account)}\n`;
  return [
    ...libraries.map((library) => ({ name: library.name, content: library.rego })),
    ...[...services].map(([name, content]) => ({ name: `service_${name}`, content })),
    { name: "place", content: place },
  ];
}

// A place is part of the rules, so each has an engine of its own.
const engines = new Map();

function engine(validator, region, account) {
  const key = `${region} ${account}`;
  if (!engines.has(key)) engines.set(key, new validator.CompositeEngine({ regoRules: modules(region, account) }));
  return engines.get(key);
}

function judge(validator, { region, account, text }) {
  const report = engine(validator, region, account).validateTemplate(new validator.TemplateContent(text, "template"), {
    pseudoParameterOverrides: { region, accountId: account },
    disableBuiltinRules: true,
  });
  const fatal = report.diagnostics.find((found) => found.severity === "FATAL" && found.source !== "CUSTOM");
  if (fatal) return { fault: fatal.message };
  return {
    findings: report.diagnostics
      .filter((found) => found.source === "CUSTOM")
      .map((found) => ({
        rule: found.ruleId,
        severity: found.severity === "ERROR" ? "error" : "warning",
        resource: found.entity?.logicalId ?? null,
        path: found.propertyPath ?? null,
        message: found.message,
      })),
  };
}

async function answer() {
  const validator = require(path.resolve(folder, "engine"));
  for await (const line of readline.createInterface({ input: process.stdin, terminal: false })) {
    let verdict;
    try {
      verdict = judge(validator, JSON.parse(line));
    } catch (error) {
      verdict = { fault: String(error) };
    }
    process.stdout.write(JSON.stringify(verdict) + "\n");
  }
}

if (action === "list") {
  const list = rules.map(({ id, service, severity, resourceTypes, title }) => ({
    id, service, severity: severity === "ERROR" ? "error" : "warning", types: resourceTypes, title,
  }));
  process.stdout.write(JSON.stringify(list) + "\n");
} else if (action === "judge") {
  answer();
} else {
  process.stderr.write("usage: node preflight.js FOLDER list | judge\n");
  process.exitCode = 2;
}
