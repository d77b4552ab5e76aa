import { isNegative, subtract, toNumber, ZERO } from '../../money/exact.ts';
import type { Change } from '../../session/change.ts';
import { formatRate } from './amount.ts';
import { formatHours } from './hours.ts';
import { asTyped } from './numerals.ts';

/** A change as it is typed: `viewers=+20%`, `duration=+1 h`, `rate=1/210`. */
export const changeText = (change: Change): string => asTyped(() => typedText(change));

function typedText({ figure, shift }: Change): string {
  switch (shift.kind) {
    case 'percent':
      return `${figure}=${signed(shift.percent, formatRate)}%`;
    case 'by':
      return `${figure}=${signed(shift.amount, (amount) => quantity(figure, amount))}`;
    case 'to':
      return `${figure}=${quantity(figure, shift.amount)}`;
  }
}

type Amount = Parameters<typeof formatRate>[0];

const signed = (value: Amount, text: (value: Amount) => string): string =>
  isNegative(value) ? `-${text(subtract(ZERO, value))}` : `+${text(value)}`;

const quantity = (figure: Change['figure'], amount: Amount): string =>
  figure === 'duration' ? formatHours(toNumber(amount) / 60).replaceAll(' ', '') : formatRate(amount);
