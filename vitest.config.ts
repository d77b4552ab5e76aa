import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    // Nothing under test keeps state between runs, so the files of a worker share their modules: half the time.
    isolate: false,
    // On two processors it would leave one idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
  },
});
