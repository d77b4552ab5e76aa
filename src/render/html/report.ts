import type { Report, SessionReport } from '../../report/report.ts';
import type { Session } from '../../session/session.ts';
import type { Block } from '../table/block.ts';
import { checksBlocks } from '../table/checks.ts';
import { directBlocks } from '../table/direct.ts';
import { engagementBlocks } from '../table/engagement.ts';
import { headline } from '../table/headline.ts';
import { indirectBlocks } from '../table/indirect.ts';
import { otherIncomeBlocks } from '../table/other-income.ts';
import { payoutBlocks } from '../table/payout.ts';
import { sessionLine, sessionsBlocks } from '../table/sessions.ts';
import { loadMeasure, type Measure } from '../text/width.ts';
import { renderAnswer } from './answer.ts';
import { HTML, renderSection, type Section } from './blocks.ts';
import { flowFigure } from './flow.ts';
import { giftFigure } from './gift-bars.ts';
import { renderKnown } from './known.ts';
import { livesFigure } from './lives.ts';
import { minutesFigure } from './minutes.ts';
import { renderNotes } from './notes.ts';
import { renderReportPage } from './page.ts';
import { partsFigure } from './parts.ts';
import { renderRates } from './rates.ts';
import { swingFigure } from './swing.ts';

/** What the page has room for, in the columns of a terminal: short words rather than long ones. */
const COLUMNS = 80;

export interface HtmlOptions {
  readonly version: string;
  /** Every gift of a long list. */
  readonly all: boolean;
  /** No notes; warnings stay. */
  readonly quiet: boolean;
}

/**
 * The report as one file to show to somebody: what the table says, in its words and figures, with charts. It loads and runs
 * nothing, and names no viewer.
 */
export async function renderHtml(report: Report, { version, all, quiet }: HtmlOptions): Promise<string> {
  const only = report.sessions.length === 1 ? report.sessions[0] : null;
  const measure = await loadMeasure(namesOf(report));
  const sections: Section[] = [
    directSection(report, all, measure),
    ...(only ? onlySections(only, report, measure) : severalSections(report, measure)),
    { id: 'checks', claim: 'neither', blocks: checksBlocks(report.thresholds, all, HTML) },
    titled('known', 'How far this can be relied on', renderKnown(report)),
    titled('noticed', 'Noticed on the way', renderNotes(report.diagnostics, quiet)),
    titled('rates', 'Where the rates come from', renderRates(report.rates)),
  ];
  const answer = headline(report);
  const who = only ? sessionLine(withoutFolders(only.session)) : [];
  return renderReportPage({
    answer,
    who: who.flatMap((block) => (block.kind === 'text' ? [block.text] : [])),
    tiles: renderAnswer(report),
    sections: sections.map((section) => renderSection(section, all ? null : '--all shows them')),
    version,
  });
}

/** A page that is sent to somebody says which file, and not where it lies on the sender's machine. */
const withoutFolders = (session: Session): Session => ({
  ...session,
  source: {
    ...session.source,
    paths: session.source.paths.map((path) => path.replace(/^.*[\\/](?=[^\\/])/, '')),
  },
});

const directSection = (report: Report, all: boolean, measure: Measure): Section => ({
  id: 'direct',
  claim: 'direct',
  blocks: directBlocks(report, all, HTML),
  figures: [flowFigure(report, measure), giftFigure(report.direct.income, all, measure)],
});

function onlySections(only: SessionReport, report: Report, measure: Measure): Section[] {
  return [
    { id: 'arrived', claim: 'direct', blocks: payoutBlocks(only.payout, only.session.platform, HTML) },
    { id: 'other', claim: 'neither', blocks: otherIncomeBlocks(report, HTML) },
    {
      ...titled('over-time', '', ''),
      blocks: minutesFigure(only.session) === '' ? [] : [title('OVER TIME', 'each on a scale of its own')],
      figures: [minutesFigure(only.session)],
    },
    {
      id: 'indirect',
      claim: 'indirect',
      blocks: indirectBlocks(only, COLUMNS, HTML),
      figures: [swingFigure(only)],
    },
    {
      id: 'engagement',
      claim: 'indirect',
      blocks: engagementBlocks(only, HTML),
      figures: [partsFigure(only, measure)],
    },
  ];
}

const severalSections = (report: Report, measure: Measure): Section[] => [
  { id: 'other', claim: 'neither', blocks: otherIncomeBlocks(report, HTML) },
  {
    id: 'each',
    claim: 'neither',
    blocks: sessionsBlocks(report, HTML),
    figures: [livesFigure(report, measure)],
  },
];

const title = (text: string, says = ''): Block => ({
  kind: 'title',
  title: text,
  says,
  aside: '',
  style: HTML.strong,
  quiet: HTML.quiet,
});

const titled = (id: string, text: string, more: string): Section => ({
  id,
  claim: 'neither',
  blocks: more === '' ? [] : [title(text)],
  more,
});

/** Every name that a chart may cut. */
function* namesOf({ direct, sessions }: Report): Generator<string> {
  for (const { line } of direct.income.gifts) yield line.name;
  for (const { deduction } of direct.deductions) yield deduction.name;
  for (const { label } of direct.viewersPaid) yield label;
  for (const { session } of sessions) yield [session.creator, ...session.source.paths].join('');
}
