#!/usr/bin/env bash
# run.sh [PRODUCTS [DISTURBANCES [CALLS]]]: lists separated by commas. See docs/reliability.md.
set -eu
cd "$(dirname "$0")/.."
exec ./mvnw -q -B -pl reliability -am verify -Pevery-point -DskipTests \
    -Dreliability.products="${1:-all}" -Dreliability.disturbances="${2:-all}" -Dreliability.calls="${3:-distinct}"
