import { it } from 'vitest';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { resolveSettings } from '../../src/config/resolve.ts';
it('x', async () => {
  const cwd = mkdtempSync('/tmp/cfgx-');
  const s = await resolveSettings({ cwd, env: { HOME: cwd }, configPath: null, noConfig: false, flags: {} });
  console.log(
    s.explained.map((e) => [e.path, e.value, e.origin.kind, e.origin.detail].join(' | ')).join('\n'),
  );
  writeFileSync(
    cwd + '/.live-earningsrc.yaml',
    `platform: tiktok
timezone: Europe/Berlin
profiles:
  tiktok:
    cashPerCoin: 0.0048
    coinsPerDiamond: 2
    coinPrices: { app: 0.0149, web: {value: 0.01} }
    dailyCap: 1000
    minimum: 50
    gifts:
      - { id: "12345", name: New Gift, coins: 99 }
      - { name: House Lion, free: true }
  myplatform:
    extends: tiktok
    label: My Platform
deductions:
  - { name: agency share, percent: 10 }
  - { name: withholding, percent: 24 }
  - { name: payout fee, fixed: 0.25USD }
benchmarks: { likes: { rate: 1.2, spread: 1.2, pseudoExposure: 60 } }
weights: { likes: 0.1 }
influence: { elasticity: { low: 0, middle: 0.1, high: 0.35 }, referenceLikeRate: 1.1 }
`,
  );
  const t = await resolveSettings({ cwd, env: { HOME: cwd }, configPath: null, noConfig: false, flags: {} });
  console.log(
    t.explained.map((e) => [e.path, e.value, e.origin.kind, e.origin.detail].join(' | ')).join('\n'),
  );
  writeFileSync(
    cwd + '/.live-earningsrc.yaml',
    `platfrom: tiktok
timezone: Europe/Berlinn
profiles:
  tiktok:
    cashPerCoin: { valu: 0.0048, from: 2026-02-30 }
    coinsPerDiamond: -2
    coinPrices: { app: 0.0149, web: {value: abc}, "b c": 1 }
    dailyCap: [1000]
    minimum: {value: 5, low: 6, foo: 3}
    gifts:
      - { id: "12345", name: New Gift, coins: 0 }
      - { name: House Lion, free: true, coin: 3 }
      - { name: house lion, free: true }
      - { coins: 3 }
  my platform:
    extends: tiktok
    label: My Platform
deductions:
  - { name: agency share, percent: 101 }
  - { name: withholding, percent: 24, fixed: 1USD }
  - { name: payout fee, fixed: 0.25 }
  - { name: x }
benchmarks: { like: { rate: 1.2 }, likes: {rate: 0x1F, evidence: foo} }
weights: { likes: -1 }
influence: { elasticity: { low: 1/3, middle: 0.1, high: 3 }, referenceLikeRate: .inf }
`,
  );
  try {
    await resolveSettings({ cwd, env: { HOME: cwd }, configPath: null, noConfig: false, flags: {} });
  } catch (e) {
    for (const d of (e as any).diagnostics ?? [e])
      console.log(d.code, JSON.stringify(d.args), d.at && `${d.at.file}:${d.at.line}:${d.at.column}`);
  }
});
