#!/usr/bin/env node
// Must stay parseable by old Node versions: no static imports, no modern syntax. It only checks the version.
var parts = process.versions.node.split('.');
var major = Number(parts[0]);
if (major < 20 || (major === 20 && Number(parts[1]) < 19)) {
  console.error('live-earnings needs Node.js 20.19 or newer; this is ' + process.versions.node + '.');
  process.exitCode = 2;
} else {
  void import('./start.mjs');
}
