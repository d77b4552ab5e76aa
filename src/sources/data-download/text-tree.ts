import { plainKey } from './sections.ts';

/** `Live Start Time: 2026-07-01 18:00:03 UTC`: keys as in the JSON, with or without spaces. */
const LINE = /^\s*([\p{L} ]{2,40}?)\s*:\s?(.*)$/u;
const START = /^[\ufeff\s]*(?:Go Live History\s*\n[^]{0,500}?)?^\s*(?:Live ?Start ?Time|LiveStartTime)\s*:/im;

/** Whether a text begins like `TikTok Live/Go Live History.txt` of a data download in TXT. */
export const looksLikeText = (head: string): boolean =>
  !/^[\ufeff\s]*[{[]/.test(head) && START.test(head.slice(0, 4096));

/** The LIVEs of such a text: lines `key: value`, a LIVE after the other; one begins where a key comes again or after a gap. */
export function textBlocks(text: string): readonly Readonly<Record<string, string>>[] {
  const blocks: Record<string, string>[] = [];
  let block: Record<string, string> = {};
  const close = (): void => {
    if (Object.keys(block).length > 0) blocks.push(block);
    block = {};
  };
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, name, value = ''] = LINE.exec(line) ?? [];
    if (line.trim() === '') close();
    if (name === undefined) continue;
    const key = plainKey(name);
    if (Object.hasOwn(block, key)) close();
    block[key] = value.trim();
  }
  close();
  // A title of the file or a note is no LIVE.
  return blocks.filter((each) => Object.keys(each).some((key) => key.includes('start')));
}
