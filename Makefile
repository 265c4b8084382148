# Short names for what a contributor does often; .ci/ holds the scripts.

.PHONY: test demo format lint record clean

test:
	.ci/test

demo:
	.ci/demo

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks Plugins Examples

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks Plugins Examples

# Records the golden files anew; the run fails on purpose. Read the diff before you commit it.
record:
	MARGAY_RECORD=1 .ci/test

clean:
	swift package clean
