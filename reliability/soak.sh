#!/usr/bin/env bash
# soak.sh [PRODUCTS [SECONDS [SEED]]]: for so long, shared out among the products. See docs/reliability.md.
set -eu
cd "$(dirname "$0")/.."
exec ./mvnw -q -B -pl reliability -am verify -Psoak -DskipTests \
    -Dsoak.products="${1:-all}" -Dsoak.seconds="${2:-600}" -Dsoak.seed="${3:-any}"
