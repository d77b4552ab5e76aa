/** Help starts with what a reader can copy; the flags follow. */
export const OVERVIEW = `What a TikTok LIVE paid, and what its likes did. Gifts pay; likes never do.

Examples:
  live-earnings estimate --likes 48213 --viewers 350 --duration 2h --gift Rose=120 --gift Lion=2
  live-earnings estimate evening.yaml
  live-earnings estimate live.jsonl --coins 60118
  live-earnings estimate --diamonds 12400 --paid 58.20USD
  live-earnings gifts lion
`;

export const ESTIMATE_EXAMPLES = `Examples:
  live-earnings estimate --likes 48213 --viewers 350 --duration 2h --comments 812 --gift Rose=120 --gift Lion=2
  live-earnings estimate evening.yaml                 a session file (YAML or JSON)
  live-earnings estimate live.jsonl --host the_host   a recorded event log
  cat live.jsonl | live-earnings estimate - --json    from standard input, as JSON
  live-earnings estimate --coins 60118 --paid 212.40USD
  live-earnings estimate evening.yaml --deduct "agency=10%" --strict
  live-earnings estimate live.jsonl --fail-under 100USD --fail-if "completeness.malformed > 0"
  live-earnings estimate live.jsonl --baseline last.json --fail-if "direct.cash.expected < 80%"
`;

export const RATES_EXAMPLES = `Examples:
  live-earnings rates
  live-earnings rates --json
  live-earnings rates --cash-per-coin 0.0048
`;

export const GIFTS_EXAMPLES = `Examples:
  live-earnings gifts lion
  live-earnings gifts 5655
  live-earnings gifts 100-500
  live-earnings gifts simple --json
`;

export const CONFIG_EXAMPLES = `Examples:
  live-earnings config --explain
  live-earnings config init
  live-earnings config --json --timezone Asia/Jakarta
`;

export const TALLY_EXAMPLES = `Examples:
  live-earnings tally live.jsonl -o live.tally.json
  live-earnings tally part-1.jsonl.gz part-2.jsonl.gz -o live.tally.json
  live-earnings tally part-3.jsonl --room-id 7650000000000000001 -o part-3.json
  live-earnings estimate live.tally.json part-3.json    count on many machines, estimate on one
`;

export const RECORD_EXAMPLES = `Examples:
  live-earnings record -o evening.ndjson                      from TikFinity, while the LIVE is on
  live-earnings record -o evening.ndjson --from live-studio   from TikTok LIVE Studio, with your credentials
  live-earnings record -o evening.ndjson --from command -- node my-recorder.mjs
  live-earnings estimate evening.ndjson                       what it paid, at any time
`;

export const SCHEMA_EXAMPLES = `Examples:
  live-earnings schema session
  live-earnings schema report
  live-earnings schema tally
`;

export const EXIT_CODES = `
Exit codes: 0 done; 1 a check or --strict failed; 2 bad usage, settings or input; 130 interrupted.
Unofficial. Rates are sourced estimates (live-earnings rates); nothing here is tax advice.
`;
