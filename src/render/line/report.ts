import { isZero } from '../../money/exact.ts';
import type { Money } from '../../money/money.ts';
import type { Report } from '../../report/report.ts';
import { atLeast, formatCount, formatMoney, formatScore } from '../text/amount.ts';
import { BASES, missingTexts } from '../text/completeness.ts';
import { sanitise } from '../text/sanitise.ts';
import { loadMeasure } from '../text/width.ts';
import { plural } from '../text/words.ts';
import { joinParts, type Part } from './parts.ts';

/** The report in one line, for prompts and status bars: what gifts paid, then, apart from it, what is known of the likes. */
export async function renderLine(report: Report, width: number | null): Promise<string> {
  const parts = partsOf(report);
  const lead = leadOf(report);
  return joinParts(lead, parts, width, await loadMeasure([lead, ...parts.map(({ text }) => text)]));
}

function leadOf({ sessions }: Report): string {
  if (sessions.length > 1) return `${formatCount(sessions.length)} LIVEs: `;
  const { creator } = sessions[0].session;
  const name = creator === null ? '' : sanitise(creator);
  return name === '' ? '' : `${name.length > 24 ? `${name.slice(0, 23)}…` : name}: `;
}

function partsOf(report: Report): Part[] {
  const failed = report.thresholds.filter(({ verdict }) => verdict !== 'passed').length;
  const warnings = report.diagnostics.filter(({ severity }) => severity === 'warning').length;
  const missing = missingTexts(report);
  const other = report.otherIncomeTotals.map(formatMoney);
  const engagement = report.sessions.length === 1 ? report.sessions[0].engagement : null;
  const score = engagement?.scoreWithoutGifters ?? null;
  const parts: (Part | null)[] = [
    { text: incomeText(report), drop: null },
    failed > 0 ? { text: `${plural(failed, 'check')} not passed`, drop: 1 } : null,
    missing.length > 0 ? { text: `incomplete: ${missing.join(', ')}`, drop: 2 } : null,
    other.length > 0 ? { text: `${other.join(' and ')} beside gifts, as declared`, drop: 3 } : null,
    { text: likesText(report), drop: 4 },
    // Beside income only the score without gifters says something of its own.
    score === null ? null : { text: `engagement ${formatScore(score)} without gifters`, drop: 5 },
    warnings > 0 ? { text: plural(warnings, 'warning'), drop: 6 } : null,
  ];
  return parts.filter((part) => part !== null);
}

/** What is left, with the range of reported rates and how it is known. */
function incomeText({ direct }: Report): string {
  const { income, net, deductions } = direct;
  if (net === null || income.coins === null) return 'gifts unknown';
  const money = (amount: Money['amount']): string => formatMoney({ amount, currency: income.currency });
  const [low, high] = [money(net.low), net.high && money(net.high)];
  const after = deductions.length > 0 ? ' after deductions' : '';
  const range =
    isZero(income.coins) || low === high
      ? ''
      : high === null
        ? ` (${atLeast(low, true)} at the lowest rate)`
        : ` (${low} to ${high})`;
  const readings = income.readings.length > 1 ? ', one of two readings' : '';
  return `${atLeast(money(net.expected), income.lowerBound)} from gifts${after}${range}, ${BASES[income.basis]}${readings}`;
}

function likesText({ sessions, direct }: Report): string {
  const known = sessions.flatMap(({ indirect }) => (indirect.likes === null ? [] : [indirect.likes]));
  const nothing = `${formatCount(0)} ${direct.income.currency}`;
  if (known.length === 0) return `likes paid ${nothing}`;
  const total = known.reduce((sum, likes) => sum + likes, 0);
  return `${known.length < sessions.length ? '≥ ' : ''}${plural(total, 'like')} paid ${nothing}`;
}
