import type { RatesUsed } from '../../../earnings/direct.ts';
import type { Association } from '../../../influence/association/association.ts';
import type { LeftOutReason } from '../../../influence/association/usable.ts';
import type { LikeScenario } from '../../../influence/scenario.ts';
import type { CreatorInfluence } from '../../../report/influence/build.ts';
import type { Session } from '../../../session/session.ts';
import type { Paint } from '../../paint.ts';
import {
  atLeast,
  formatCount,
  formatMoney,
  formatRate,
  formatPercent,
  formatPlain,
} from '../../text/amount.ts';
import {
  associationSummary,
  leftOutText,
  LIMITS,
  neededText,
  noteText,
  robustnessText,
  thinReasonText,
  undecidedReasonText,
} from '../../text/association.ts';
import { formatSwing } from '../../text/percent.ts';
import { list, plural } from '../../text/words.ts';
import type { Block } from '../block.ts';
import { associatedBlocks } from './associated.ts';
import { creatorName } from './creators.ts';
import { figuresGrid } from './figures.ts';
import { liveName } from './live.ts';

interface CreatorOptions {
  readonly seed: number;
  /** Of the whole report. */
  readonly rates: readonly RatesUsed[];
  readonly all: boolean;
  readonly paint: Paint;
  /** Among several: with name and outcome. */
  readonly headed: boolean;
}

const text = (content: string): Block => ({ kind: 'text', text: content, indent: 2 });

/** Why it came out so, the figures, what it would take, what to know of the data, and what the method cannot say. */
export function creatorBlocks(found: CreatorInfluence, options: CreatorOptions): Block[] {
  const { association, associated, scenario } = found;
  const { seed, rates, all, paint, headed } = options;
  const { estimate } = association;
  const blocks: Block[] = [
    { kind: 'gap' },
    {
      kind: 'title',
      title: headed ? creatorName(found, true) : 'INFLUENCE',
      says: `gifts and likes over ${plural(association.sessions, 'LIVE')} of one creator: a regression with a prior`,
      aside: '',
      style: paint.strong,
      quiet: paint.quiet,
    },
    ...(headed ? [text(associationSummary(found))] : []),
    ...reasons(association).map(text),
    { kind: 'grid', grid: figuresGrid(association, found.sessions.length, seed, paint.quiet) },
  ];
  if (association.status !== 'not_enough_data') {
    const { robustness, slope } = association.checks.leastSquares;
    blocks.push(text(robustnessText(robustness, slope)));
  }
  if (estimate) blocks.push(text(neededText(estimate, association.sessions)));
  if (scenario) blocks.push(text(scenarioText(scenario)));
  blocks.push(...incomeLine(found, rates));
  blocks.push(
    ...leftOutLines(found.leftOut, all),
    ...association.notes.map((note) => text(noteText(note))),
    ...association.limits.filter((limit) => limit !== 'PART_OF_DIRECT').map((limit) => text(LIMITS[limit])),
  );
  if (associated && estimate)
    blocks.push(...associatedBlocks(associated, estimate.usualLikeRate, all, paint));
  return [...blocks, text(LIMITS.PART_OF_DIRECT)];
}

/** What every amount is a part of. */
function incomeLine(
  { direct, sessions, platform, associated }: CreatorInfluence,
  rates: readonly RatesUsed[],
): Block[] {
  const { cash, currency, lowerBound } = direct;
  if (!cash) return [];
  const paid = atLeast(formatMoney({ amount: cash.expected, currency }), lowerBound);
  const values = rates
    .filter((each) => each.platform === platform)
    .map(({ cashPerCoin }) => formatRate(cashPerCoin.value));
  const rate = `${list([...new Set(values)], 'or')} ${currency} a coin`;
  const none = associated ? '' : ' No amount beside likes: only an association has one.';
  return [
    text(`Gifts paid ${paid} in ${plural(sessions.length, 'LIVE')} at ${rate}, before deductions.${none}`),
  ];
}

function reasons(association: Association): string[] {
  switch (association.status) {
    case 'not_enough_data':
      return association.reasons.map(thinReasonText);
    case 'inconclusive':
      return association.reasons.map((reason) =>
        undecidedReasonText(reason, association.estimate, association.checks.permutation),
      );
    case 'confounded':
    case 'associated':
      return [];
  }
}

const scenarioText = ({ change, percent, elasticity }: LikeScenario): string =>
  `Until then only an assumption: ${formatPercent(String(change))} more likes from the same viewers would go along with ${formatSwing(percent.low)} to ${formatSwing(percent.high)} of gift income (elasticity ${formatPlain(elasticity.low)} to ${formatPlain(elasticity.high)}, assumed).`;

/** LIVEs that are named for each reason. */
const NAMED = 4;

function leftOutLines(leftOut: CreatorInfluence['leftOut'], all: boolean): Block[] {
  const groups = new Map<LeftOutReason, Session[]>();
  for (const { session, reason } of leftOut) groups.set(reason, [...(groups.get(reason) ?? []), session]);
  return [...groups].map(([reason, sessions]) => {
    const named = all ? sessions : sessions.slice(0, NAMED);
    const more = sessions.length - named.length;
    const names = named.map(liveName).join(', ') + (more > 0 ? ` and ${formatCount(more)} more` : '');
    return text(`Left out: ${leftOutText(reason, sessions.length)}: ${names}.`);
  });
}
