// Runs the suites as ES modules; TypeScript is only stripped, never checked here (npm run typecheck does that).
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/support/strip-types.mjs' },
  testTimeout: 60_000,
  maxWorkers: 2,
};
