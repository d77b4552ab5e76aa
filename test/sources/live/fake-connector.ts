import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes empty folders, to be removed after each test. */
export function newFolders(): { readonly newFolder: () => string; readonly remove: () => void } {
  const made: string[] = [];
  return {
    newFolder() {
      const folder = mkdtempSync(join(tmpdir(), 'live-earnings-connector-'));
      made.push(folder);
      return folder;
    },
    remove() {
      for (const each of made.splice(0)) rmSync(each, { recursive: true, force: true });
    },
  };
}

/** The shapes in which the package comes: 1.x is CommonJS, 2.x a module with lists of its events. */
export type Shape = 1 | 2;

/**
 * Installs a package of that name which does what the script says, and asks nobody. The script is the body of `connect()`: `this` is
 * the connection, `visit` counts the connections of this folder from 1 on, `gift(n)` is a gift of that version.
 */
export function installFake(folder: string, script: string, shape: Shape = 2, more = ''): string {
  const path = join(folder, 'node_modules/tiktok-live-connector');
  mkdirSync(path, { recursive: true });
  const manifest = {
    name: 'tiktok-live-connector',
    version: shape === 1 ? '1.2.3' : '2.5.0',
    license: shape === 1 ? 'MIT' : 'AGPL-3.0-only',
    ...(shape === 1
      ? { main: 'index.js' }
      : { type: 'module', exports: { '.': { default: './index.js' }, './package.json': './package.json' } }),
  };
  writeFileSync(join(path, 'package.json'), JSON.stringify(manifest));
  const name = shape === 1 ? 'WebcastPushConnection' : 'TikTokLiveConnection';
  const uses =
    shape === 1
      ? `const { EventEmitter } = require('node:events'); const fs = require('node:fs');`
      : `import { EventEmitter } from 'node:events'; import * as fs from 'node:fs';`;
  const exports =
    shape === 1
      ? `module.exports = { ${name} };`
      : `export { ${name} }; export const WebcastEvent = { GIFT: 'gift', LIKE: 'like', SUPER_FAN: 'superFan' };`;
  const log = JSON.stringify(join(folder, 'visits'));
  writeFileSync(
    join(path, 'index.js'),
    `${uses}
${more}
const gift = ${shape === 1 ? GIFT_1 : GIFT_2};
class ${name} extends EventEmitter {
  constructor(handle) { super(); this.handle = handle; }
  async connect() {
    fs.appendFileSync(${log}, this.handle + '\\n');
    const visit = fs.readFileSync(${log}, 'utf8').trim().split('\\n').length;
    ${script}
  }
  disconnect() { fs.appendFileSync(${log}.replace('visits', 'goodbyes'), 'x'); }
}
${exports}
`,
  );
  return folder;
}

const GIFT_1 = `(n) => ({ giftId: 5655, giftName: 'Rose', giftType: 1, diamondCount: 1, repeatCount: 1, repeatEnd: true,
  groupId: String(1786356000000 + n), userId: '7000000000000000101', uniqueId: 'viewer_1',
  msgId: String(7600000000000000000n + BigInt(n)), createTime: String(1786356000000 + n * 100) })`;

const GIFT_2 = `(n) => ({ common: { method: 'WebcastGiftMessage', msgId: 7600000000000000000n + BigInt(n),
  roomId: '7672330000000000000', createTime: String(1786356000000 + n * 100) }, giftId: '5655', groupCount: 1, repeatCount: 1,
  comboCount: 1, repeatEnd: 1, groupId: String(1786356000000 + n),
  user: { id: '7000000000000000101', displayId: 'viewer_1' }, toUser: { id: '7000000000000000001', displayId: 'the_host' },
  gift: { id: '5655', name: 'Rose', type: 1, diamondCount: 1, combo: true } })`;
