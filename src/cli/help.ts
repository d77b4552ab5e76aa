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

export const SCHEMA_EXAMPLES = `Examples:
  live-earnings schema session
  live-earnings schema report
`;

export const EXIT_CODES = `
Exit codes: 0 done; 1 a check or --strict failed; 2 bad usage, settings or input; 130 interrupted.
Unofficial. Rates are sourced estimates (live-earnings rates); nothing here is tax advice.
`;
