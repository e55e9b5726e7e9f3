import { defineConfig } from 'vitest/config';

// One browser at a time: the tests share a server, and what they measure must not depend on how many run beside them.
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
