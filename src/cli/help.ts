/** Help starts with what a reader can copy; the flags follow. */
export const OVERVIEW = `What a TikTok LIVE paid, and what its likes did. Gifts pay; likes never do.

Examples:
  live-earnings estimate --likes 48213 --viewers 350 --duration 2h --gift Rose=120 --gift Lion=2
  live-earnings estimate evening.yaml
  live-earnings estimate live.jsonl --coins 60118
  live-earnings estimate --diamonds 12400 --paid 58.20USD
  live-earnings history season.csv --by month
  live-earnings watch evening.ndjson
  live-earnings gifts lion
`;

export const ESTIMATE_EXAMPLES = `Examples:
  live-earnings estimate --likes 48213 --viewers 350 --duration 2h --comments 812 --gift Rose=120 --gift Lion=2
  live-earnings estimate evening.yaml                 a session file (YAML or JSON)
  live-earnings estimate live.jsonl --host the_host   a recorded event log
  cat live.jsonl | live-earnings estimate - --json    from standard input, as JSON
  live-earnings estimate --coins 60118 --paid 212.40USD
  live-earnings estimate evening.yaml --history past/ season.csv   beside your own earlier LIVEs
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
  live-earnings record -o evening.ndjson --from connector @the_host
  live-earnings record -o evening.ndjson --from command -- node my-recorder.mjs
  live-earnings estimate evening.ndjson                       what it paid, at any time
`;

export const WATCH_EXAMPLES = `Examples:
  live-earnings watch                                  TikFinity, while the LIVE is on; Ctrl-C ends it
  live-earnings watch evening.ndjson                   a log that "record" or another program writes
  live-earnings watch --from command -- node my-recorder.mjs
  live-earnings watch evening.ndjson --json --every 2  a JSON line every two seconds, for an overlay
`;

export const HISTORY_EXAMPLES = `Examples:
  live-earnings history fixtures/history/a-season.csv --timezone Europe/Berlin
  live-earnings history evenings/ --by week --week-start sunday
  live-earnings history fixtures/history/an-agency.csv --by creator --since 2026-03-01 --until 2026-03-31
  live-earnings history agency.csv --by title --sort cash-per-hour --top 10
`;

export const COMPARE_EXAMPLES = `Examples:
  live-earnings compare fixtures/history/a-season.csv --a 2026-02 --b 2026-03 --timezone Europe/Berlin
  live-earnings compare season.csv --a 2026-06-01..2026-06-14 --b 2026-06-15..2026-06-28
  live-earnings compare monday.yaml tuesday.yaml --history season.csv
  live-earnings compare last-month/ this-month/ --fail-if "figures.cashPerHour.ratio < 0.8"
`;

export const FORECAST_EXAMPLES = `Examples:
  live-earnings forecast fixtures/history/a-season.csv --duration 2h
  live-earnings forecast evenings/ --duration 90m --json
  live-earnings forecast agency.csv --creator mira_sings --duration 2h
`;

export const INFLUENCE_EXAMPLES = `Examples:
  live-earnings influence fixtures/history/a-season.csv
  live-earnings influence fixtures/estimate/friday-evening/live.jsonl
  live-earnings influence agency.csv --creator mira_sings --seed 7 --json

Whether gifts go along with likes over a creator's LIVEs, never that likes do anything to gifts. "Not enough
data" and "inconclusive" are usual answers. One recorded LIVE shows which of likes and gifts came first.
`;

export const PLAN_EXAMPLES = `Examples:
  live-earnings plan fixtures/history/a-season.csv --target 500USD
  live-earnings plan fixtures/history/a-season.csv --target 60000coins --with viewers=+20% --with duration=3h
  live-earnings plan evenings/ --target 300USD --net --deduct "agency=10%"
  live-earnings plan --target 500USD --gift Rose=120 --viewers 350 --duration 2h
`;

export const CALIBRATE_EXAMPLES = `Examples:
  live-earnings calibrate fixtures/calibrate/payouts.csv fixtures/history/a-season.csv --timezone Europe/Berlin
  live-earnings calibrate payouts.csv evenings/ --deduct "agency=10%" --json
`;

export const SCHEMA_EXAMPLES = `Examples:
  live-earnings schema session
  live-earnings schema report
  live-earnings schema tally
`;

export const COMPLETION_EXAMPLES = `Examples:
  live-earnings completion bash > ~/.local/share/bash-completion/completions/live-earnings
  live-earnings completion zsh > "\${fpath[1]}/_live-earnings"
  live-earnings completion fish > ~/.config/fish/completions/live-earnings.fish
  eval "$(live-earnings completion bash)"    in this shell only
`;

export const EXIT_CODES = `
Exit codes: 0 done; 1 a check or --strict failed; 2 bad usage, settings or input; 130 interrupted.
Unofficial. Rates are sourced estimates (live-earnings rates); nothing here is tax advice.
`;
