import type { Currency } from '../../money/currency.ts';
import type { Payout } from '../../session/payout.ts';
import { fail } from '../../diagnostics/diagnostic.ts';
import { type Input, openFile, readText } from '../input.ts';
import { locateInputs } from '../locate.ts';
import { parsePayouts } from './parse.ts';

/**
 * The payouts of a file that somebody named.
 *
 * @param currency of amounts that name none; `null` asks for one in the table
 * @throws InputError when there is no such file, or as {@link parsePayouts}
 */
export async function loadPayouts(path: string, cwd: string, currency: Currency | null): Promise<Payout[]> {
  const { located } = await locateInputs([path], cwd, () => null);
  const [place] = located;
  if (!place || place === 'stdin' || place.path !== path)
    fail('INPUT_UNREADABLE', { path, reason: 'EISDIR' });
  return readPayouts(await openFile(path, place.realPath), currency);
}

/** {@link parsePayouts} of opened bytes, such as standard input. */
export async function readPayouts(input: Input, currency: Currency | null): Promise<Payout[]> {
  return parsePayouts(await readText(input), input.path, currency);
}
