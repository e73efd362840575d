#!/bin/sh
# Runs one of the benchmarks on what has been built: planner, scripts, lexer, start.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
root=$(dirname "$here")

case ${1:-} in
  planner) main=dev.banister.benchmarks.PlannerBenchmark ;;
  scripts) main=dev.banister.benchmarks.ScriptsBenchmark ;;
  lexer) main=dev.banister.benchmarks.LexerBenchmark ;;
  start) main=dev.banister.benchmarks.start.StartBenchmark ;;
  *)
    printf 'usage: %s planner|scripts|lexer|start\n' "$0" >&2
    exit 2
    ;;
esac
shift
[ "$main" != dev.banister.benchmarks.start.StartBenchmark ] || set -- "$root/distribution/target/banister"

# The libraries are those of the distribution, so that what is measured is what is shipped.
classpath=$here/target/classes:$root/api-bundle/target/classes:$root/engine-bundle/target/classes
exec java -Xmx2g "-Dlogback.configurationFile=$root/distribution/target/banister/conf/logback.xml" -cp "$classpath:$root/distribution/target/banister/bundles/*:$root/distribution/target/banister/lib/*" \
  "$main" "$@"
