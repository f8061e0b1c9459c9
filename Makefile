# What people run here. The Swift toolchain, python3, git and make are all it takes.

.PHONY: help synth test lint lint-templates check-release record format benchmark clean

help:
	@echo "make synth      write the examples' templates to templates/"
	@echo "make test       check the style, run all tests, read the templates with cfn-lint"
	@echo "make record     accept what the sources give now as the committed templates"
	@echo "make format     lay out the Swift sources"
	@echo "make benchmark  measure, as ratios"
	@echo "make clean      remove what was built"

synth:
	swift run synth

test: lint
	swift build --build-tests
	swift test --skip-build
	$(MAKE) lint-templates check-release

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Examples

lint-templates:
	Tests/Tools/lint-templates.sh

# Optimized code must write the same bytes as the tests' own build.
check-release:
	swift build --configuration release --product synth
	Tests/Tools/check-release.sh

record:
	STRATA_RECORD=1 swift test --filter 'GoldenTests|OrdersTests'
	swift run synth

format:
	swift format --in-place --recursive Package.swift Sources Tests Examples

benchmark:
	swift run --configuration release Benchmarks

clean:
	swift package clean
	rm -rf .build/tools .build/check-release
