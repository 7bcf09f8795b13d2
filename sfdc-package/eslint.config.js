import lwcConfig from '@salesforce/eslint-config-lwc/recommended.js';

const of = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

export default [
  { ignores: ['node_modules/', 'target/', 'coverage/'] },
  ...[].concat(lwcConfig).map((config) => ({ ...config, files: ['force-app/**/*.js'] })),
  {
    files: ['force-app/**/*.js'],
    rules: {
      // What waits here is cancelled when its component or its object goes.
      '@lwc/lwc/no-async-operation': 'off'
    }
  },
  {
    files: ['force-app/**/__tests__/**/*.js', 'test/**/*.js'],
    languageOptions: {
      globals: of('describe', 'it', 'expect', 'jest', 'afterEach', 'beforeEach', 'global')
    },
    rules: {
      // A test emits what the adapter would give.
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off'
    }
  },
  {
    files: ['benchmarks/**/*.js', 'build/**/*.js', '*.js', 'test/**/*.js'],
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: 'module',
      globals: of('Buffer', 'CustomEvent', 'MutationObserver', 'ReadableStream', 'TextEncoder', 'afterEach', 'console', 'process', 'URL', 'document', 'fetch', 'globalThis', 'localStorage', 'performance', 'PerformanceObserver', 'require', 'requestAnimationFrame', 'setTimeout')
    },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' }
  }
];
