# What people run here. The Swift toolchain, python3, git and make are all it takes.

.PHONY: help synth install uninstall setup setup-profile deploy-dev deploy-prod test-dev test-prod deploy validate test-queue test-bucket shift dev-localstack settings-dev-aws promote-to-dev-aws-deployed promote-to-staging promote-to-production rollback health test parts fuzz test-functions test-deploy test-front-door check-bundle test-kills lint reference fetch build tests test-tools lint-templates check-security check-generated check-initializers check-migration check-advice check-samples check-docs docs check-fixtures check-serverless check-isolation check-preflight check-diagrams check-release check-report record order format generate benchmark compare clean

# All that is written by hand; what is generated is laid out by its generator.
sources = Package.swift $(shell find Sources Tests Examples -name '*.swift' -not -path 'Sources/Resources/*' -not -path '*/Generated/*')
# What the tests need is built in folders of its own, each module at once: in 30 % less time than what `swift build`
# makes for an edit at a time. That the optimized code has another folder lets it be built beside the tests.
unoptimized = --scratch-path .build/unoptimized -Xswiftc -wmo -Xswiftc -num-threads -Xswiftc 1 \
  -Xswiftc -disable-batch-mode -Xswiftc -no-emit-module-separately-wmo
# On Linux it needs no library where it runs, which saves much of its start; STATIC= is for a toolchain without static ones.
STATIC = $(if $(filter Linux,$(shell uname)),-Xswiftc -static-executable)
# What common commands call and read is put side by side, so that little of the tool is loaded: each function has a section of
# its own, and LLD goes by a list of names. A tool that another linker links is the same otherwise. An object without such
# sections would be kept, as what is to be compiled is the same.
ORDER = $(if $(filter Linux,$(shell uname)),$(if $(shell command -v ld.lld 2>/dev/null),-Xswiftc -Xfrontend \
  -Xswiftc -function-sections -Xswiftc -Xfrontend -Xswiftc -disable-incremental-llvm-codegen \
  -Xlinker --symbol-ordering-file=Tests/Tools/symbol-order.txt \
  -Xlinker --no-warn-symbol-ordering -Xlinker --script=Tests/Tools/private-functions.ld))
# A type that's made of others is made by code, and not by the name that it's looked up by among all that there are.
optimized = --configuration release --scratch-path .build/optimized -debug-info-format none $(STATIC) $(ORDER) \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
export STRATA_BUILD = $(unoptimized)
export STRATA_OPTIMIZED = $(optimized)
schemas = .build/tools/schemas
actions = .build/tools/actions.json
runtimes = .build/tools/runtimes.json

help:
	@echo "make synth      write the examples' templates to templates/"
	@echo "make install    build the optimized tool and install it as ~/.local/bin/synth; PREFIX=/usr/local for others,"
	@echo "                DESTDIR=folder for a package, and make uninstall to take it away"
	@echo
	@echo "make setup        make a profile of your own for benchling-webhook, and its secret"
	@echo "make deploy-prod  deploy it; make test-prod asks whether it's well"
	@echo "make setup-profile, make deploy-dev and make test-dev: the same for dev, beside it"
	@echo
	@echo "make deploy ENV=staging  deploy mht-api's staging, or production"
	@echo "make validate ENV=staging  say whether it's what is committed"
	@echo "make test-queue ENV=staging, make test-bucket ENV=staging: try out its queue, its bucket"
	@echo "make shift ENV=production GREEN=10  give 10 % of requests to Green, and 0 to go back"
	@echo
	@echo "make dev-localstack  deploy soundbite's first environment to LocalStack on this machine, until Ctrl-C"
	@echo "make settings-dev-aws  print what its application on this machine needs to use what is deployed to dev-aws"
	@echo "make promote-to-staging  take its release on from dev-aws-deployed; promote-to-dev-aws-deployed and"
	@echo "                         promote-to-production are the other steps"
	@echo "make health ENV=staging, make rollback ENV=staging: ask how it is there, bring back what was there before"
	@echo
	@echo "make test       check the style, run all tests, read the templates with cfn-lint and checkov"
	@echo "make fuzz       have the checks read a million damaged templates; ROUNDS=N takes others"
	@echo "make test-kills  kill deployments, promotions and what else keeps records at any moment; KILLS=N takes others than 60"
	@echo "make test-functions  run the example's Lambda function against a played runtime interface"
	@echo "make test-deploy  deploy to endpoints on this machine, with the aws command"
	@echo "make test-front-door  go the way of somebody new, from the repository's address to a deployed system"
	@echo "make check-bundle  have a new package build with a bundle alone"
	@echo "make check-preflight  hold the rules against those of cdk-preflight, and say which of its aren't covered"
	@echo "make record     accept what the sources give now as the committed templates, maps and page of all rules"
	@echo "make order      list what common commands call, for the optimized tool to have it side by side; needs valgrind"
	@echo "make format     lay out the Swift sources"
	@echo "make generate   write the types of all resources anew from the pinned schemas"
	@echo "make docs       render the documentation to .build/docs; SERVICE=SQS adds a service's"
	@echo "make benchmark  measure, as ratios"
	@echo "make compare    measure whole processes; BASE=COMMIT measures those of a commit beside, PEERS=1 those of"
	@echo "                troposphere and AWS CDK, and CASES='--case NAME COMMAND…' what else you have"
	@echo "make clean      remove what was built"

# Always the samples, whatever profiles its user has.
synth:
	swift run synth --samples
	swift run --skip-build synth benchling-webhook --samples --environment prod --output templates/prod-alone

PREFIX = $(HOME)/.local
bin = $(DESTDIR)$(PREFIX)/bin

# What is there is replaced at once, so that nobody starts half of it.
install:
	swift build $(optimized) --product synth
	@mkdir -p "$(bin)"
	@install -m 755 "$$(swift build $(optimized) --show-bin-path)/synth" "$(bin)/.synth.new"
	@mv -f "$(bin)/.synth.new" "$(bin)/synth"
	@echo "install: $(bin)/synth is $$("$(bin)/synth" --version)"

uninstall:
	rm -f "$(bin)/synth"

# The way of the Benchling webhook: a profile of one's own, its secret, its environments. DEPLOY takes options of synth deploy.
system = benchling-webhook
PROFILE = dev

setup:
	@test -e "$$(swift run --quiet synth profile path $(system))/default.json" \
	  || swift run --quiet synth profile create $(system) default
	@swift run --quiet synth secret put $(system) --environment prod

setup-profile:
	@test -e "$$(swift run --quiet synth profile path $(system))/$(PROFILE).json" \
	  || swift run --quiet synth profile create $(system) $(PROFILE)
	@swift run --quiet synth secret put $(system) --environment dev --profile $(PROFILE)

deploy-dev deploy-prod: deploy-%:
	@swift run --quiet synth deploy $(system) --environment $* $(DEPLOY)

test-dev test-prod: test-%:
	@endpoint=$$(swift run --quiet synth deployment show $(system) --environment $* --field endpoint) \
	  && swift run --quiet health-check "$$endpoint/health"

# The way of the MHT API; ENV names the environment. SYNTH and PROBE are the tools, where they're built already.
SYNTH = swift run --quiet synth
PROBE = swift run --quiet mht-probe
environment = $(or $(ENV),$(error say which environment, as in make $@ ENV=staging))
stack = $(SYNTH) deployment show mht-api --environment $(environment) --field

deploy:
	@$(SYNTH) deploy mht-api --environment $(environment) $(DEPLOY)

# Whether the committed templates are what the sources give, and what is deployed is what is committed; changes nothing.
validate:
	@$(SYNTH) check mht-api --environment $(environment)
	@$(SYNTH) deploy mht-api --environment $(environment) --dry-run

test-queue:
	@url=$$($(stack) jobsUrl) && $(PROBE) queue "$$url"

test-bucket:
	@name=$$($(stack) uploadsName) && $(PROBE) bucket "$$name"

# The share of requests that Green gets, in percent: in the profile, which is deployed and then committed.
shift:
	@case "$(GREEN)" in [0-9] | [1-9][0-9] | 100) ;; *) echo "say the share of Green in percent, 0 to 100," \
	  "as in make shift ENV=production GREEN=10" >&2; exit 2 ;; esac
	@$(SYNTH) profile show mht-api $(environment) | grep -q '"Green"' \
	  || { echo "the profile $(ENV) has no version Green that requests could go to" >&2; exit 1; }
	@$(SYNTH) profile set mht-api $(environment) "weights=[$$((100 - $(GREEN))), $(GREEN)]"
	@$(SYNTH) deploy mht-api --environment $(environment) $(DEPLOY) || { status=$$?; \
	  echo "the weights are in the profile, and aren't deployed; make shift ENV=$(ENV) GREEN=0 takes them back" >&2; \
	  exit $$status; }

# Soundbite's environments for an application on this machine. What LocalStack gets is gone with it; OPTIONS=--once ends it
# when all is deployed.
dev-localstack:
	@Tests/Tools/install-python.sh Tests/Tools/requirements-deploy.txt .build/tools-deploy
	@Tests/Tools/install-python.sh Tests/Tools/requirements-localstack.txt .build/tools-localstack
	@SYNTH="$(SYNTH)" python3 -B Examples/Soundbite/local/dev_localstack.py $(OPTIONS)

# Looked up by the aws command, whoever deployed it; the lines are all that goes to standard output.
settings-dev-aws:
	@$(SYNTH) deployment show soundbite --environment dev-aws --live --format env

# The way of its releases, each from the environment before; PROMOTE takes options of synth promote, and ROLLBACK of
# synth rollback.
promote-to-dev-aws-deployed: from = dev-aws
promote-to-staging: from = dev-aws-deployed
promote-to-production: from = staging
promote-to-dev-aws-deployed promote-to-staging promote-to-production: promote-to-%:
	@$(SYNTH) promote soundbite --environment $(from) --to $* $(PROMOTE)

rollback:
	@$(SYNTH) rollback soundbite --environment $(environment) $(ROLLBACK)

health:
	@$(SYNTH) health soundbite --environment $(environment)

# In parts, at the end of which is said what each of them cost; Tests/Tools/parts.py knows of their budgets.
test:
	+@Tests/Tools/parts.py $(MAKE) --no-print-directory parts

# What can be done side by side is: what the checks need is fetched while the compiler works, and optimized code, which has
# a folder of its own that no other build waits for, is made beside the tests, much of which is done on one core.
parts:
	+@$(MAKE) -j 2 --no-print-directory part-lint part-reference
	+@$(MAKE) -j 2 --no-print-directory part-build part-fetch
	+@exec env STRATA_PRODUCTS="$$(Tests/Tools/products.sh)" $(MAKE) -j 3 --no-print-directory $(addprefix part-, \
	  check-release tests check-report check-diagrams check-initializers check-migration check-samples check-fixtures \
	  check-serverless check-isolation check-advice check-docs check-generated check-security lint-templates test-tools)

part-build part-tests: live = --live
part-%:
	+@Tests/Tools/part.py $* $(live) $(MAKE) --no-print-directory $*

# Work that is always the same, which the costs of parts are compared with.
reference:
	@Tests/Tools/reference.py

# What can't be fetched, the checks that need it say.
fetch:
	@Tests/Tools/install-fixtures.sh || true
	@Tests/Tools/install-examples.sh || true
	@Tests/Tools/install-authorization.sh || true
	@Tests/Tools/install-python.sh Tests/Tools/requirements-security.txt .build/tools-security || true
	@Tests/Tools/install-python.sh Tests/Tools/requirements-serverless.txt .build/tools-serverless || true
	@Tests/Tools/install-python.sh Tests/Tools/requirements-isolation.txt .build/tools-isolation || true
	@Tests/Tools/install-python.sh Tests/Tools/requirements-report.txt .build/tools-report || true
	@Tests/Tools/install-browser.sh >/dev/null || true
	@Tests/Tools/install-graphviz.sh || true
	@Tests/Tools/install-python.sh Tests/Tools/requirements-diagrams.txt .build/tools-diagrams || true

build:
	swift build $(unoptimized) --build-tests

tests:
	swift test $(unoptimized) --skip-build

# Tests of the checks' own tools.
test-tools:
	@python3 -B -m unittest discover --start-directory Tests/Tools --pattern 'test_*.py'

# On all cores, each with rounds of its own; a short round is part of make test.
ROUNDS = 1000000
fuzz:
	swift build $(optimized) --product template-fuzzer
	Tests/Tools/fuzz.sh $(ROUNDS)

# How often each command is killed; a short round is part of make test.
KILLS = 60
test-kills:
	STRATA_KILLS=$(KILLS) swift test $(unoptimized) --filter KilledRunTests

# The function has a package of its own, which nothing of this one is built for.
test-functions:
	Tests/Tools/check-functions.sh

test-deploy:
	Tests/Tools/check-deploy.sh

# In an empty home, with a repository made of the working tree, by the commands that the first pages show.
test-front-door:
	Tests/Tools/check-front-door.sh

# With the tool that is built, in a home of its own; it compiles what a package of init's needs.
check-bundle:
	@Tests/Tools/check-bundle.sh

lint:
	@swift format lint --strict --parallel $(sources)

lint-templates:
	Tests/Tools/lint-templates.sh

check-security:
	Tests/Tools/check-security.sh

# Makes right and wrong resources of every type, and has our rules and cfn-lint judge them.
check-samples:
	Tests/Tools/check-samples.sh

# Declares right resources of every type in Swift, and compares what is synthesized with them.
check-initializers:
	Tests/Tools/check-initializers.sh

# Makes Swift of templates, and compares what is synthesized of it with them.
check-migration:
	Tests/Tools/check-migration.sh

# What a stack is split into is held against cfn-lint.
check-advice:
	Tests/Tools/check-advice.sh

# Has our rules and cfn-lint judge the templates of cfn-lint's own tests.
check-fixtures:
	Tests/Tools/check-fixtures.sh

# Has our rules and SAM's own translator judge samples of every AWS::Serverless type, and templates.
check-serverless:
	Tests/Tools/check-serverless.sh

# Has iamprover say by Z3 what seeded policies allow, as `synth isolation` does.
check-isolation:
	Tests/Tools/check-isolation.sh

# Holds our rules against those of cdk-preflight, which are about failed deployments; PREFLIGHT_TEMPLATES names a folder of
# templates to hold against both as well, and OPTIONS are those of check_preflight.py, such as --all.
check-preflight:
	@Tests/Tools/check-preflight.sh $(OPTIONS)

# Has Graphviz and Mermaid read the maps of some templates.
check-diagrams:
	Tests/Tools/check-diagrams.sh

# Reads all of the documentation, and fails on links that lead nowhere and on what is in no topic.
check-docs:
	@python3 -B Tests/Tools/docs.py check
	@python3 -B Tests/Tools/terminal_picture.py --check --synth "$$(Tests/Tools/products.sh)/synth"

# Renders it to .build/docs. SERVICE names modules of services that are wanted as well, such as SQS or "SQS SNS".
docs: build
	@STRATA_PRODUCTS="$$(Tests/Tools/products.sh)" python3 -B Tests/Tools/docs.py render $(SERVICE)

# Has a real browser read reports of the examples: views, links, search, print, accessibility.
check-report:
	Tests/Tools/check-report.sh

# Optimized code must write the same bytes as the tests' own build, each time.
check-release:
	swift build $(optimized) --product synth
	Tests/Tools/check-release.sh

record:
	STRATA_RECORD=1 swift test $(unoptimized) --filter 'GoldenTests|ExampleMapsTests|RulesPageTests|OrdersTests|BenchlingWebhookTests|MhtApiTests.TemplateTests|SmartStackTests.TemplateTests|SoundbiteTests.TemplateTests'
	swift run $(unoptimized) synth --samples
	swift run $(unoptimized) --skip-build synth benchling-webhook --samples --environment prod --output templates/prod-alone
	Tests/Tools/terminal_picture.py --synth "$$(Tests/Tools/products.sh)/synth"

# Whoever builds doesn't see that the tool is linked by the list: without it, it's linked anew.
order:
	swift build $(optimized) --product synth
	tool="$$(swift build $(optimized) --show-bin-path)/synth" && Tests/Tools/symbol_order.py record "$$tool" && rm "$$tool"

format:
	@swift format --in-place --parallel $(sources)

# Writes the types of all resources, the names of all actions and what changes with the world anew from what is pinned,
# constraints and prices from the files that have them, and what is known of actions and managed policies.
generate:
	Tests/Tools/install.sh
	swift run $(unoptimized) resource-generator --schemas $(schemas) --actions $(actions) \
	  --runtimes $(runtimes)
	swift run $(unoptimized) --skip-build resource-generator constraints
	swift run $(unoptimized) --skip-build resource-generator prices
	Tests/Tools/install-authorization.sh
	swift run $(unoptimized) --skip-build resource-generator authorization --tools .build/tools-authorization \
	  --actions $(actions)

check-generated:
	Tests/Tools/check-generated.sh

benchmark:
	swift run $(optimized) Benchmarks
	Tests/Tools/benchmark-imports.py
	Tests/Tools/benchmark-loop.py

# BASE names a commit that is built and measured beside, and PEERS=1 has other tools installed and measured beside.
compare:
	BASE="$(BASE)" PEERS="$(PEERS)" Tests/Tools/compare.py $(CASES)

clean:
	swift package clean
	rm -rf .build/unoptimized .build/optimized .build/parts .build/verdicts .build/samples .build/compare .build/compare-* .build/check-advice .build/check-deploy .build/check-front-door .build/check-functions .build/check-initializers .build/check-migration .build/tools .build/tools-authorization .build/tools-deploy .build/tools-diagrams .build/tools-examples .build/tools-fixtures .build/tools-isolation .build/tools-localstack .build/tools-node .build/tools-peers .build/tools-preflight .build/tools-report .build/tools-security .build/tools-serverless .build/check-release .build/check-docs .build/docs .build/docs-parts .build/handler
