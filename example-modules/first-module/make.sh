#!/bin/sh
# The README shows what stands below this line, and a test runs it.
set -e

mkdir -p first-module/migrations/2026-11-21-guests

cat > first-module/migrations/2026-11-21-guests/guests.up.sql <<'SQL'
CREATE TABLE guests (
    id   INTEGER      NOT NULL PRIMARY KEY,
    name VARCHAR(100) NOT NULL
);

INSERT INTO guests (id, name) VALUES (1, 'Ada'), (2, 'Grace'), (3, 'Edsger');
SQL

cat > first-module/migrations/2026-11-21-guests/guests.down.sql <<'SQL'
DROP TABLE guests;
SQL

cat > first-module/manifest.txt <<'MANIFEST'
Bundle-ManifestVersion: 2
Bundle-SymbolicName: org.example.guests
Bundle-Version: 1.0.0
Require-Capability: osgi.extender;filter:="(osgi.extender=banister.migrations)"
MANIFEST

jar cfm guests.jar first-module/manifest.txt -C first-module migrations
